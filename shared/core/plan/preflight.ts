import type { OrganizationId, UserId } from '../../base/brand.ts';
import { KINDS } from '../../kinds/index.ts';
import type {
  PreflightActor,
  PreflightFacts,
  PreflightMember,
  PreflightOrganization,
  PreflightPlan,
} from '../../kinds/rule.ts';
import type { Change, PreflightCode, Verdict } from '../../model/change.ts';
import { readPlan } from './preflight-plan.ts';

/** What is known, offline, of the world a plan will meet. What is left out is not known. */
export type PreflightWorld = {
  readonly actorId: UserId;
  /** The site is in there as `SITE_ORGANIZATION_ID`. */
  readonly organizations: ReadonlyMap<OrganizationId, PreflightOrganization>;
  /** Null: not a member of that organization; for the site: not a user. */
  readonly findMember: (organizationId: OrganizationId, userId: UserId) => PreflightMember | null;
  /** The user, whatever organizations they are in; null: not in the copy. */
  readonly findUser?: (userId: UserId) => PreflightMember | null;
  readonly holds?: PreflightActor['holds'];
  readonly countHolders?: (organizationId: OrganizationId, role: string) => number | null;
  readonly hasCustomRoles?: boolean | null;
  readonly organizationSync?: boolean | null;
  /** The actor is an owner of the site; null: not known. */
  readonly isOwner?: boolean | null;
};

/** `code` is null where there is nothing to say, or where the organization was never read. */
export type Prediction = { readonly verdict: Verdict; readonly code: PreflightCode | null };

const FINE: Prediction = { verdict: 'will-succeed', code: null };
const NOT_READ: Prediction = { verdict: 'cannot-know', code: null };

const findPerson = (world: PreflightWorld, plan: PreflightPlan, change: Change): PreflightMember | null => {
  const { kind, organizationId, userId } = change;
  const found = world.findMember(organizationId, userId);
  return found === null && KINDS[kind].mayBeOutside(change, plan)
    ? (world.findUser?.(userId) ?? null)
    : found;
};

const holdsRight = (world: PreflightWorld, change: Change): boolean | null => {
  const right = KINDS[change.kind].toRight(change);
  if (right === null) return true;
  return world.holds?.(change.organizationId, right.resourceType, right.action) ?? null;
};

const toFacts = (
  world: PreflightWorld,
  plan: PreflightPlan,
  change: Change,
  organization: PreflightOrganization,
): PreflightFacts => ({
  change,
  actorId: world.actorId,
  actor: { userId: world.actorId, holds: world.holds ?? (() => null) },
  holdsRight: holdsRight(world, change),
  organization,
  member: findPerson(world, plan, change),
  plan,
  holders:
    change.roleName === '' ? null : (world.countHolders?.(change.organizationId, change.roleName) ?? null),
  hasCustomRoles: world.hasCustomRoles ?? null,
  organizationSync: world.organizationSync ?? null,
  isOwner: world.isOwner ?? null,
  removed: change.removed.filter((role) => !organization.defaultRoles?.includes(role)),
});

const predict = (facts: PreflightFacts): Prediction => {
  let doubt: Prediction | null = null;
  let warning: Prediction | null = null;
  for (const { code, check } of KINDS[facts.change.kind].checks) {
    const verdict = check(facts);
    if (verdict === 'will-be-refused') return { verdict, code };
    if (verdict === 'cannot-know') doubt ??= { verdict, code };
    if (verdict === 'will-succeed') warning ??= { verdict, code };
  }
  if (doubt !== null) return doubt;
  return facts.organization.roles.size === 0 ? NOT_READ : (warning ?? FINE);
};

/**
 * Predicts for each change of a plan what the server will say. A sure refusal outweighs a doubt, and a doubt a
 * warning; among equals the code is that of the first check, in the server's order. A warning is `will-succeed` with
 * a code. The change must change something: the server checks an unchanged set too, but we never send one. `changes`
 * is the whole plan: what an earlier phase brings about counts as there.
 */
export const createPreflight = (
  world: PreflightWorld,
  changes: readonly Change[] = [],
): ((change: Change) => Prediction) => {
  const plan = readPlan(changes);
  return (change) => {
    const organization = world.organizations.get(change.organizationId);
    return organization === undefined ? NOT_READ : predict(toFacts(world, plan, change, organization));
  };
};
