import type { OrganizationId, UserId } from '../../base/brand.ts';
import { isRole, KINDS } from '../../kinds/index.ts';
import type { PlanGathering } from '../../kinds/kind.ts';
import type {
  PreflightActor,
  PreflightFacts,
  PreflightMember,
  PreflightOrganization,
  PreflightPlan,
} from '../../kinds/rule.ts';
import type { Change, PreflightCode, Verdict } from '../../model/change.ts';
import type { Subject } from '../../model/subject.ts';
import { roleNameOf, userIdOf } from './subject.ts';

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
  /** Whose a token is by the list of the copy; null: it is not in it. */
  readonly findTokenOwner?: (tokenId: string) => UserId | null;
  readonly countHolders?: (organizationId: OrganizationId, role: string) => number | null;
  readonly hasCustomRoles?: boolean | null;
  readonly hasKeyExpiry?: boolean | null;
  readonly organizationSync?: boolean | null;
  /** The actor is an owner of the site; null: not known. */
  readonly isOwner?: boolean | null;
};

/** `code` is null where there is nothing to say, or where the organization was never read. */
export type Prediction = { readonly verdict: Verdict; readonly code: PreflightCode | null };

const placed = (organizationId: OrganizationId, what: string): string => `${organizationId} ${what}`;

/** What the changes of one plan bring about for each other. */
export const readPlan = (changes: readonly Change[]): PreflightPlan => {
  const added = new Set<string>();
  const created = new Set<string>();
  const deleted = new Set<string>();
  const siteRoles = new Map<UserId, readonly string[]>();
  const gathering: PlanGathering = {
    addMember: (organizationId, userId) => added.add(placed(organizationId, userId)),
    createRole: (organizationId, role) => created.add(placed(organizationId, role)),
    deleteRole: (organizationId, role) => deleted.add(placed(organizationId, role)),
    setSiteRoles: (userId, roles) => siteRoles.set(userId, roles),
  };
  for (const change of changes) KINDS[change.kind].gather(change, gathering);
  return {
    addsMember: (organizationId, userId) => added.has(placed(organizationId, userId)),
    createsRole: (organizationId, role) => created.has(placed(organizationId, role)),
    deletesRole: (organizationId, role) => deleted.has(placed(organizationId, role)),
    siteRolesAfter: (userId) => siteRoles.get(userId) ?? null,
  };
};

const FINE: Prediction = { verdict: 'will-succeed', code: null };
const NOT_READ: Prediction = { verdict: 'cannot-know', code: null };

const findPerson = (world: PreflightWorld, plan: PreflightPlan, change: Change): PreflightMember | null => {
  const { kind, organizationId } = change;
  const userId = userIdOf(change);
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
  tokenOwner: 'tokenId' in change ? (world.findTokenOwner?.(change.tokenId) ?? null) : null,
  holders: isRole(change) ? (world.countHolders?.(change.organizationId, change.roleName) ?? null) : null,
  hasCustomRoles: world.hasCustomRoles ?? null,
  hasKeyExpiry: world.hasKeyExpiry ?? null,
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

/** The kind of change, where and with which words: what a refusal without a known reason is remembered by. */
export type PastRefusal = Subject & Pick<Change, 'added' | 'removed'>;

/** A text that two changes share exactly when a refusal of the one foretells that of the other. */
export const toPastRefusalKey = (refusal: PastRefusal): string => {
  const { kind, organizationId, added, removed } = refusal;
  return JSON.stringify([kind, organizationId, roleNameOf(refusal), added, removed]);
};

/**
 * Lowers a yes to "cannot know" where this server refused just such a change before, in words that no rule knows.
 * Never the other way round: a refusal that is foreseen stays foreseen.
 */
export const withPastRefusals =
  (check: (change: Change) => Prediction, refusals: ReadonlySet<string>): ((change: Change) => Prediction) =>
  (change) => {
    const prediction = check(change);
    if (prediction.verdict !== 'will-succeed' || refusals.size === 0) return prediction;
    return refusals.has(toPastRefusalKey(change))
      ? { verdict: 'cannot-know', code: 'refused-before' }
      : prediction;
  };
