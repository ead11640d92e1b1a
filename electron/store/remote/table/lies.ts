import { normaliseRoles } from './shape/role-names.ts';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** True when both are ids and differ; a name or `me` in the question proves nothing. */
const isOther = (asked: string, answered: string): boolean => {
  const id = asked.toLowerCase();
  return ID.test(id) && id !== answered;
};

/** An answer about another user than was asked for. */
export const findOtherUser = (
  asked: { readonly user: string },
  answer: { readonly id: string },
): string | null => (isOther(asked.user, answer.id) ? 'the answer is about another user' : null);

/** An answer that belongs to another user than was asked for. */
export const findOtherOwner = (
  asked: { readonly user: string },
  answer: { readonly user_id: string },
): string | null => (isOther(asked.user, answer.user_id) ? 'the answer belongs to another user' : null);

/** An answer about another person, or another organization. */
export const findOtherMember = (
  asked: { readonly organization: string; readonly user: string },
  answer: { readonly organization_id: string; readonly user_id: string },
): string | null => {
  if (isOther(asked.user, answer.user_id)) return 'the answer is about another person';
  if (isOther(asked.organization, answer.organization_id)) return 'the answer is about another organization';
  return null;
};

/** A page with more rows than it was to have; no limit, or one of 0, asks for all. */
export const findTooMany = (limit: number | undefined, rows: readonly unknown[]): string | null =>
  limit !== undefined && limit > 0 && rows.length > limit ? 'more rows than were asked for' : null;

/** A list of members in which one is a member of another organization. */
export const findOtherOrganization = (
  asked: { readonly organization: string },
  rows: readonly { readonly organizationId: string }[],
): string | null =>
  rows.some((row) => isOther(asked.organization, row.organizationId))
    ? 'a member of another organization'
    : null;

/** A role set that is not the one that was sent. */
export const findOtherRoles = (sent: readonly string[], answered: readonly string[]): string | null => {
  const wanted = normaliseRoles(sent);
  const isSame = wanted.length === answered.length && wanted.every((name, at) => name === answered[at]);
  return isSame ? null : 'the answer shows other roles than were sent';
};
