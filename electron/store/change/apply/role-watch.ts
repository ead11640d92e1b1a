import type { OrganizationId, PlanId } from '#shared/base/brand.ts';
import { ok, type Result } from '#shared/base/result.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';
import type { KnownRole } from '#shared/core/roles/privileges.ts';
import { diffRoles } from '#shared/core/roles/role-set.ts';
import { isWider, withWords } from '#shared/core/roles/wider.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { listRoleChanges } from '../../db/journal/applying.ts';
import { findApprovedRoles } from '../../db/journal/approved-roles.ts';
import type { ChangeRow } from '../../db/journal/change-row.ts';
import { keyOf, listGiven, type RoleRef } from './approved-roles.ts';
import { isComing, type LiveRoles, type RolesApi, readLiveRoles } from './live-roles.ts';
import { msBetween, type ReadMoment, toMoment } from './read-moment.ts';
import type { Run } from './run.ts';

/** A role that a change gives and that permits more by now than when the plan was approved. */
export type Widened = RoleRef;

type Asking = Pick<ChangeRow, 'kind' | 'organizationId' | 'intent' | 'base' | 'planned'>;
type Looked = { readonly at: ReadMoment; readonly roles: Promise<Result<LiveRoles, RemoteFailure>> };

/** What the plan writes into roles itself, by role: it was approved with it. */
const readWritten = (journal: ReadHandle, planId: PlanId): ReadonlyMap<string, readonly string[]> =>
  new Map(
    listRoleChanges(journal, planId).map(({ organizationId, roleName, planned }) => [
      keyOf({ organizationId, role: roleName }),
      planned,
    ]),
  );

/** What a person approved of the roles of a plan; what is seen of others is added to it. */
const readApproved = (journal: ReadHandle, planId: PlanId) => {
  const kept = findApprovedRoles(journal, planId) ?? { roles: [], defaults: [] };
  const roles = new Map<string, KnownRole>();
  for (const { known, ...ref } of kept.roles)
    if (known === null) roles.delete(keyOf(ref));
    else roles.set(keyOf(ref), known);
  return { roles, defaults: new Map(kept.defaults.map((one) => [one.organizationId, one.roles])) };
};

/**
 * Looks whether the roles that are being given still permit what they did when a person approved them: others may widen
 * one while it is given to many. The list of an organization is asked for again only when the last look at it has become
 * too old (`rolesFreshMs`), whoever it was for. Of a role that nothing is kept about counts what is seen first.
 */
export const createRoleWatch = ({
  api,
  clock,
  journal,
  plan,
  limits,
  sending,
}: Pick<Run, 'api' | 'clock' | 'journal' | 'plan' | 'limits' | 'sending'> & { readonly api: RolesApi }) => {
  const looks = new Map<string, Looked>();
  const approved = readApproved(journal, plan.id);
  const written = readWritten(journal, plan.id);

  const read = (organizationId: OrganizationId, joins: boolean): Looked['roles'] => {
    const key = `${organizationId} ${joins}`;
    const last = looks.get(key);
    const now = toMoment(clock);
    if (last !== undefined && msBetween(last.at, now) <= limits.rolesFreshMs) return last.roles;
    const roles = readLiveRoles(api, [organizationId], joins, { signal: sending });
    looks.set(key, { at: now, roles });
    // What could not be read is asked for again by the next.
    const forget = (): void => void (looks.get(key)?.roles === roles && looks.delete(key));
    void roles.then((answer) => answer.ok || forget(), forget);
    return roles;
  };

  /** What was approved of a role; of one that nothing is kept about, what is seen first. */
  const known = (of: Widened, now: KnownRole): KnownRole => {
    const key = keyOf(of);
    const before = approved.roles.get(key) ?? now;
    approved.roles.set(key, before);
    return withWords(before, written.get(key) ?? null) ?? before;
  };

  /** The roles that come with joining an organization; one that came to them since counts as wider by itself. */
  const judgeDefaults = (organizationId: OrganizationId, live: LiveRoles): readonly string[] | Widened => {
    const roles = live.listDefaultRoles(organizationId) ?? [];
    const before = approved.defaults.get(organizationId) ?? roles;
    approved.defaults.set(organizationId, before);
    const added = diffRoles(before, roles).added[0];
    return added === undefined ? roles : { organizationId, role: added };
  };

  /** The first role that this change would give and that permits more than what was approved; null: none. */
  return async (change: Asking): Promise<Result<Widened | null, RemoteFailure>> => {
    const { kind, organizationId, base, planned } = change;
    const joins = isComing({ kind, ...diffRoles(base, planned) });
    const given = listGiven(change);
    if (!joins && given.length === 0) return ok(null);
    const live = await read(organizationId, joins);
    if (!live.ok) return live;
    const roles = joins ? judgeDefaults(organizationId, live.value) : given;
    if ('role' in roles) return ok(roles);
    const wider = roles.find((role) => {
      const now = live.value.findRole(organizationId, role);
      return now !== null && isWider(known({ organizationId, role }, now), now);
    });
    return ok(wider === undefined ? null : { organizationId, role: wider });
  };
};
export type RoleWatch = ReturnType<typeof createRoleWatch>;
