import type { UserId } from '#shared/base/brand.ts';
import { countTimes, type RoleCount } from '../plan/summary.ts';
import type { SeenPerson } from './draft.ts';

export type Consequences = {
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
