import type { OrganizationId, UserId } from '#shared/base/brand.ts';
import { mapInSlices, type Slices } from '#shared/base/slices.ts';
import { isEmptyIntent } from '#shared/core/plan/intent.ts';
import { personSubject, toSubjectKey } from '#shared/core/plan/subject.ts';
import { isAboutPerson, KINDS, rolesKindOf } from '#shared/kinds/index.ts';
import type { Intent } from '#shared/model/intent.ts';
import type { ChangeKind, Subject } from '#shared/model/subject.ts';
import { countTimes, type RoleCount } from '../plan/summary.ts';
import type { SeenPerson, StagedSubject } from './draft.ts';

/** What somebody asked to stage, once it is known whom they meant. */
type Order = {
  readonly organizationId: OrganizationId;
  readonly kind: ChangeKind;
  /** Whom a kind of people is about. */
  readonly userIds: readonly UserId[];
  /** What any other kind is about. */
  readonly subjects: readonly Subject[];
  readonly intent: Intent;
  readonly withRoles: readonly string[];
};

const only = (words: readonly string[], keep: (word: string) => boolean): readonly string[] =>
  words.filter(keep);

const filterIntent = (intent: Intent, keep: (word: string) => boolean): Intent =>
  intent.kind === 'exactly'
    ? { kind: 'exactly', roles: only(intent.roles, keep) }
    : { kind: 'delta', add: only(intent.add, keep), remove: only(intent.remove, keep) };

/** The intent in the words that the kind of a subject keeps of it. */
const toWordsOf = (subject: Subject, intent: Intent): Intent =>
  filterIntent(intent, (word) => KINDS[subject.kind].keepsWord(word, subject));

/** The subjects an order is about, each once and with its intent, in the order given. */
export const toSubjects = (order: Order): readonly (Subject & { readonly intent: Intent })[] => {
  const { kind, organizationId, withRoles } = order;
  // Whoever is named twice is meant once: a step of the draft holds a subject once.
  const userIds = [...new Set(order.userIds)];
  if (!isAboutPerson(kind)) {
    const distinct = new Map(order.subjects.map((subject) => [toSubjectKey(subject), subject]));
    return [...distinct.values()].map((subject) => ({
      ...subject,
      intent: toWordsOf(subject, order.intent),
    }));
  }
  const people = userIds.map((userId) => personSubject(kind, organizationId, userId));
  const [first] = people;
  if (first === undefined) return [];
  // One for all: what is kept of people is the same for each, and there may be 100,000 of them.
  const intent = toWordsOf(first, order.intent);
  const subjects = people.map((person) => ({ ...person, intent }));
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

type Consequences = {
  readonly people: number;
  readonly roles: readonly RoleCount[];
  readonly staged: number;
  readonly onlyHere: number;
  readonly includesSelf: boolean;
  readonly notKnown: readonly string[];
};

/** Coder tells none of this in its member lists (coder-api 3.1, DELETE member). */
const NOT_KNOWN: readonly string[] = [
  'Groups: they leave every group of the organization.',
  'AI budgets: what was set for them there is dropped.',
  'Workspaces: they are kept, without a member they belong to.',
];

/** What goes with the memberships of some people. */
export const findConsequences = (
  people: readonly SeenPerson[],
  facts: {
    readonly actorId: UserId | null;
    readonly hasStagedRoles: (userId: UserId) => boolean;
    /** Those among them who are in another organization too. */
    readonly elsewhere: ReadonlySet<UserId>;
  },
): Consequences => ({
  people: people.length,
  roles: countTimes(people.map(({ roles }) => roles)),
  staged: people.filter(({ userId }) => facts.hasStagedRoles(userId)).length,
  onlyHere: people.filter(({ userId }) => !facts.elsewhere.has(userId)).length,
  includesSelf: people.some(({ userId }) => userId === facts.actorId),
  notKnown: NOT_KNOWN,
});
