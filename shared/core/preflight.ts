import type { OrganizationId, UserId } from '../base/brand.ts';
import type { Change, PreflightCode, Verdict } from '../model/change.ts';
import { CHANGE_KINDS, type ChangeKind } from '../model/subject.ts';
import { readPlan } from './preflight-plan.ts';
import { PREFLIGHT_RULES } from './preflight-rules/index.ts';
import type {
  PreflightActor,
  PreflightFacts,
  PreflightMember,
  PreflightOrganization,
  PreflightPlan,
  PreflightRule,
} from './preflight-rules/rule.ts';

export { PREFLIGHT_TEXT } from './preflight-text.ts';

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

const rulesOf = (kind: ChangeKind): readonly PreflightRule[] =>
  PREFLIGHT_RULES.filter((rule) => rule.kinds.includes(kind));

const RULES = new Map(CHANGE_KINDS.map((kind) => [kind, rulesOf(kind)]));

const findPerson = (world: PreflightWorld, plan: PreflightPlan, change: Change): PreflightMember | null => {
  const { kind, organizationId, userId } = change;
  const findUser = world.findUser ?? (() => null);
  const isComing = kind === 'member-roles' && plan.addsMember(organizationId, userId);
  return kind === 'membership' || isComing
    ? (world.findMember(organizationId, userId) ?? findUser(userId))
    : world.findMember(organizationId, userId);
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
  organization,
  member: findPerson(world, plan, change),
  plan,
  holders:
    change.kind === 'custom-role'
      ? (world.countHolders?.(change.organizationId, change.roleName) ?? null)
      : null,
  hasCustomRoles: world.hasCustomRoles ?? null,
  organizationSync: world.organizationSync ?? null,
  isOwner: world.isOwner ?? null,
  removed: change.removed.filter((role) => !organization.defaultRoles?.includes(role)),
});

const predict = (facts: PreflightFacts): Prediction => {
  let doubt: Prediction | null = null;
  let warning: Prediction | null = null;
  for (const { code, check } of RULES.get(facts.change.kind) ?? []) {
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
