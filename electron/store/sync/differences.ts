import type { OrganizationId } from '#shared/base/brand.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import type { Difference } from '../copy/difference.ts';
import { hasOtherProfile, hasOtherRoles, type MemberRecord } from '../copy/member.ts';
import { toNames } from '../db/columns.ts';
import type { MemberChange } from './comparison.ts';

const minus = (a: readonly string[], b: readonly string[]): readonly string[] =>
  a.filter((name) => !b.includes(name));

const NOTHING = { added: [], removed: [] };

const moved = (before: string, after: string) => {
  const [from, to] = [toNames(before), toNames(after)];
  return { added: minus(to, from), removed: minus(from, to) };
};

/** True when more than the time of the last visit is different. */
export const isNews = ({ before, after }: MemberChange): boolean =>
  before === null || hasOtherRoles(before, after) || hasOtherProfile(before, after, false);

/** What a change is in the words of the change list: none, one or two rows. */
export const toDifferences = (
  organizationId: OrganizationId,
  change: MemberChange,
): readonly Difference[] => {
  const { before, after } = change;
  const who = { organizationId, userId: after.userId, username: after.username };
  if (before === null) return [{ ...who, kind: 'joined', added: toNames(after.roles), removed: [] }];
  const rows: Difference[] = [];
  if (hasOtherRoles(before, after)) rows.push({ ...who, kind: 'roles', ...moved(before.roles, after.roles) });
  // In the list of users the site roles are the roles, told just now.
  const isUser = organizationId === SITE_ORGANIZATION_ID;
  if (hasOtherProfile(before, after, isUser))
    rows.push({
      ...who,
      kind: 'profile',
      ...(isUser ? NOTHING : moved(before.siteRoles, after.siteRoles)),
    });
  return rows;
};

/** Somebody who is not a member any more, with the roles they had. */
export const toLeft = (organizationId: OrganizationId, before: MemberRecord): Difference => ({
  organizationId,
  userId: before.userId,
  username: before.username,
  kind: 'left',
  added: [],
  removed: toNames(before.roles),
});
