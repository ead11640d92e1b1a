import type { OrganizationId, UserId } from '../base/brand.ts';
import type { Change, PreflightCode, Verdict } from '../model/change.ts';
import { PREFLIGHT_RULES } from './preflight-rules/index.ts';
import type { PreflightFacts, PreflightMember, PreflightOrganization } from './preflight-rules/rule.ts';

export { PREFLIGHT_TEXT } from './preflight-text.ts';

/** What is known, offline, of the world a plan will meet. */
export type PreflightWorld = {
  readonly actorId: UserId;
  readonly organizations: ReadonlyMap<OrganizationId, PreflightOrganization>;
  /** Null: not a member of that organization. */
  readonly findMember: (organizationId: OrganizationId, userId: UserId) => PreflightMember | null;
};

/** `code` is null where there is nothing to say, or where the organization was never read. */
export type Prediction = { readonly verdict: Verdict; readonly code: PreflightCode | null };

const FINE: Prediction = { verdict: 'will-succeed', code: null };
const NOT_READ: Prediction = { verdict: 'cannot-know', code: null };

const toFacts = (
  world: PreflightWorld,
  change: Change,
  organization: PreflightOrganization,
): PreflightFacts => ({
  change,
  actorId: world.actorId,
  organization,
  member: world.findMember(change.organizationId, change.userId),
  removed: change.removed.filter((role) => !organization.defaultRoles?.includes(role)),
});

const predict = (facts: PreflightFacts): Prediction => {
  let doubt: Prediction | null = null;
  let warning: Prediction | null = null;
  for (const { code, check } of PREFLIGHT_RULES) {
    const verdict = check(facts);
    if (verdict === 'will-be-refused') return { verdict, code };
    if (verdict === 'cannot-know') doubt ??= { verdict, code };
    if (verdict === 'will-succeed') warning ??= { verdict, code };
  }
  if (doubt !== null) return doubt;
  return facts.organization.roles.size === 0 ? NOT_READ : (warning ?? FINE);
};

/**
 * Predicts for each change what the server will say. A sure refusal outweighs a doubt, and a doubt a warning; among
 * equals the code is that of the first check, in the server's order. A warning is `will-succeed` with a code.
 * The change must change something: the server checks an unchanged set too, but we never send one.
 */
export const createPreflight =
  (world: PreflightWorld): ((change: Change) => Prediction) =>
  (change) => {
    const organization = world.organizations.get(change.organizationId);
    return organization === undefined ? NOT_READ : predict(toFacts(world, change, organization));
  };
