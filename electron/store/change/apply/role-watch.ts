import type { OrganizationId, PlanId } from '#shared/base/brand.ts';
import type { Clock } from '#shared/base/ports.ts';
import { ok, type Result } from '#shared/base/result.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';
import { roleNameOf } from '#shared/core/plan/subject.ts';
import { asWritten, isWider, withWords } from '#shared/core/roles/permits.ts';
import type { KnownRole } from '#shared/core/roles/privileges.ts';
import { diffRoles } from '#shared/core/roles/role-set.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { listRoleChanges } from '../../db/journal/applying.ts';
import { findApprovedRoles, listWrittenRoles, type WrittenRole } from '../../db/journal/approved-roles.ts';
import type { ChangeRow } from '../../db/journal/change.ts';
import { keyOf, listGiven, type RoleRef } from './approved-roles.ts';
import { isComing, type LiveRoles, type RolesApi, readLiveRoles } from './live-roles.ts';
import { msBetween, type ReadMoment, toMoment } from './read-moment.ts';
import type { Limits } from './types.ts';

type Giving = Pick<ChangeRow, 'kind' | 'organizationId' | 'intent' | 'base' | 'planned'>;
type Look = { readonly at: ReadMoment; readonly roles: Promise<Result<LiveRoles, RemoteFailure>> };

/**
 * Why nobody more may be given a role: it permits more than what was approved, or the server, which told of it before,
 * tells no more what it permits.
 */
type Objection =
  | ({ readonly reason: 'role-widened' } & RoleRef)
  | { readonly reason: 'roles-hidden'; readonly organizationId: OrganizationId };

/** What the plan writes into roles itself, by role: it was approved with it. */
const readPlanned = (journal: ReadHandle, planId: PlanId): ReadonlyMap<string, readonly string[]> =>
  new Map(
    listRoleChanges(journal, planId).map((change) => [
      keyOf({ organizationId: change.organizationId, role: roleNameOf(change) }),
      change.planned,
    ]),
  );

type Approved = { readonly known: KnownRole; readonly seq: number };

/** What a person approved of the roles of a plan; what is seen of others is added to it. */
const readApproved = (journal: ReadHandle, planId: PlanId) => {
  const kept = findApprovedRoles(journal, planId) ?? { roles: [], defaults: [] };
  const roles = new Map<string, Approved>();
  for (const { known, seq, ...ref } of kept.roles)
    if (known === null) roles.delete(keyOf(ref));
    else roles.set(keyOf(ref), { known, seq });
  return { roles, defaults: new Map(kept.defaults.map((one) => [one.organizationId, one.roles])) };
};

/**
 * Looks whether the roles that are being given still permit what they did when a person approved them: others may widen
 * one while it is given to many. The list of an organization is asked for again when the last look at it has become too old
 * (`rolesFreshMs`), whoever it was for, or has served as many people as one look may (`rolesFreshPeople`). Of a role that
 * nothing is kept about counts what is seen first. A role that the plan has written is held to what it wrote as well.
 */
export const createRoleWatch = ({
  api,
  clock,
  journal,
  plan,
  limits,
  sending,
}: {
  readonly api: RolesApi;
  readonly clock: Clock;
  readonly journal: ReadHandle;
  readonly plan: { readonly id: PlanId };
  readonly limits: Pick<Limits, 'rolesFreshMs' | 'rolesFreshPeople'>;
  readonly sending: AbortSignal;
}) => {
  const looks = new Map<string, Look & { people: number }>();
  const approved = readApproved(journal, plan.id);
  const planned = readPlanned(journal, plan.id);
  let written: ReadonlyMap<string, WrittenRole> = new Map();

  const read = (organizationId: OrganizationId, joins: boolean): Look['roles'] => {
    const key = `${organizationId} ${joins}`;
    const last = looks.get(key);
    const now = toMoment(clock);
    const isFresh = last !== undefined && msBetween(last.at, now) <= limits.rolesFreshMs;
    if (isFresh && last.people < limits.rolesFreshPeople) {
      last.people += 1;
      return last.roles;
    }
    const roles = readLiveRoles(api, [organizationId], joins, { signal: sending });
    looks.set(key, { at: now, roles, people: 1 });
    // What could not be read is asked for again by the next.
    const forget = (): void => void (looks.get(key)?.roles === roles && looks.delete(key));
    void roles.then((answer) => answer.ok || forget(), forget);
    return roles;
  };

  /** Whether a role permits more now than what was approved of it, and than the plan wrote into it since. */
  const isWidened = (ref: RoleRef, now: KnownRole): boolean => {
    const key = keyOf(ref);
    const before = approved.roles.get(key) ?? { known: now, seq: 0 };
    approved.roles.set(key, before);
    const own = written.get(key);
    // Who was told of it after it was written took it as it was then.
    if (own !== undefined && own.seq < before.seq) return isWider(before.known, now);
    const most = withWords(before.known, planned.get(key) ?? null) ?? before.known;
    return isWider(most, now) || (own !== undefined && isWider(asWritten(before.known, own.words), now));
  };

  /** The roles that come with joining an organization, or what speaks against joining it. */
  const judgeDefaults = (organizationId: OrganizationId, live: LiveRoles): readonly string[] | Objection => {
    const roles = live.listDefaultRoles(organizationId);
    const before = approved.defaults.get(organizationId) ?? roles;
    if (before === null) return [];
    if (roles === null) return { reason: 'roles-hidden', organizationId };
    approved.defaults.set(organizationId, before);
    // One that came to them since counts as wider by itself.
    const added = diffRoles(before, roles).added[0];
    return added === undefined ? roles : { reason: 'role-widened', organizationId, role: added };
  };

  const judge = (
    organizationId: OrganizationId,
    roles: readonly string[],
    live: LiveRoles,
  ): Objection | null => {
    const refs = roles.map((role) => ({ organizationId, role }));
    // What could never be read is nothing to compare with.
    if (!live.isListed(organizationId))
      return refs.some((ref) => approved.roles.has(keyOf(ref)))
        ? { reason: 'roles-hidden', organizationId }
        : null;
    const wider = refs.find((ref) => {
      const now = live.findRole(organizationId, ref.role);
      return now !== null && isWidened(ref, now);
    });
    return wider === undefined ? null : { reason: 'role-widened', ...wider };
  };

  return {
    /** Takes in what the plan has written by now; to be called whenever a stretch begins. */
    reread: (): void => {
      written = new Map(listWrittenRoles(journal, plan.id).map((one) => [keyOf(one), one]));
    },
    /** What speaks against giving the roles that this change gives; null: nothing. */
    look: async (change: Giving): Promise<Result<Objection | null, RemoteFailure>> => {
      const { kind, organizationId, base, planned: after } = change;
      const joins = isComing({ kind, ...diffRoles(base, after) });
      const given = listGiven(change);
      if (!joins && given.length === 0) return ok(null);
      const live = await read(organizationId, joins);
      if (!live.ok) return live;
      const roles = joins ? judgeDefaults(organizationId, live.value) : given;
      return ok('reason' in roles ? roles : judge(organizationId, roles, live.value));
    },
  };
};
export type RoleWatch = ReturnType<typeof createRoleWatch>;
