import type { OrganizationId, UserId } from '#shared/base/brand.ts';
import { mapInSlices, type Slices } from '#shared/base/slices.ts';
import { isEmptyIntent } from '#shared/core/plan/intent.ts';
import { personSubject, roleSubject } from '#shared/core/plan/subject.ts';
import { isAboutRole, KINDS, rolesKindOf } from '#shared/kinds/index.ts';
import type { Intent } from '#shared/model/intent.ts';
import type { ChangeKind, Subject } from '#shared/model/subject.ts';
import type { StagedSubject } from './draft.ts';

/** What somebody asked to stage, once it is known whom they meant. */
export type Order = {
  readonly organizationId: OrganizationId;
  readonly kind: ChangeKind;
  readonly userIds: readonly UserId[];
  /** Only for `custom-role`. */
  readonly roleName: string;
  readonly intent: Intent;
  readonly withRoles: readonly string[];
};

const only = (words: readonly string[], keep: (word: string) => boolean): readonly string[] =>
  words.filter(keep);

const filterIntent = (intent: Intent, keep: (word: string) => boolean): Intent =>
  intent.kind === 'exactly'
    ? { kind: 'exactly', roles: only(intent.roles, keep) }
    : { kind: 'delta', add: only(intent.add, keep), remove: only(intent.remove, keep) };

/** The intent in the words that its kind keeps. */
const toWordsOfKind = ({ kind, intent, roleName }: Order): Intent =>
  filterIntent(intent, (word) => KINDS[kind].keepsWord(word, roleName));

/** The subjects an order is about, each with its intent, in the order given. */
export const toSubjects = (order: Order): readonly (Subject & { readonly intent: Intent })[] => {
  const { kind, organizationId, userIds, withRoles } = order;
  const intent = toWordsOfKind(order);
  if (isAboutRole(kind)) return [{ ...roleSubject(organizationId, order.roleName), intent }];
  const subjects = userIds.map((userId) => ({ ...personSubject(kind, organizationId, userId), intent }));
  if (!KINDS[kind].isMembership || withRoles.length === 0 || isEmptyIntent(intent)) return subjects;
  const roles: Intent = { kind: 'delta', add: withRoles, remove: [] };
  return [
    ...subjects,
    ...userIds.map((userId) => ({
      ...personSubject(rolesKindOf(organizationId), organizationId, userId),
      intent: roles,
    })),
  ];
};

/** Puts beside each subject what is seen of it now; for one that the copy does not know, nothing. In slices. */
export const withSeen = (
  subjects: readonly (Subject & { readonly intent: Intent })[],
  findWords: (subject: Subject) => readonly string[] | null,
): Slices<readonly StagedSubject[]> =>
  mapInSlices(subjects, (subject) => ({ ...subject, seen: findWords(subject) ?? [] }));
