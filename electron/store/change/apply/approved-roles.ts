import type { OrganizationId } from '#shared/base/brand.ts';
import { type KnownRole, toPermissionLists } from '#shared/core/roles/privileges.ts';
import { holdsRoles } from '#shared/kinds/index.ts';
import type { Change } from '#shared/model/change.ts';
import type { ApprovedRole, ApprovedRoles } from '../../db/journal/approved-roles.ts';
import { isComing, type LiveRoles } from './live-roles.ts';

type Giving = Pick<Change, 'kind' | 'organizationId' | 'intent' | 'added'>;
export type RoleRef = { readonly organizationId: OrganizationId; readonly role: string };

/** One role of one organization. */
export const keyOf = ({ organizationId, role }: RoleRef): string => `${organizationId} ${role}`;

/** A role that is in no list: whatever it permits later is more. */
const NOT_THERE: KnownRole = { builtIn: false, permissions: toPermissionLists([]) };

/** Letters of what the roles of a plan permit, as they are kept with it: thousands of permissions. */
const MOST_LETTERS = 1_000_000;

/** The roles that a change hands out by name. */
export const listGiven = ({ kind, intent }: Pick<Giving, 'kind' | 'intent'>): readonly string[] => {
  if (!holdsRoles(kind)) return [];
  return intent.kind === 'delta' ? intent.add : intent.roles;
};

/** A role as the server tells of it now; null: it does not tell. */
const findNow = (live: LiveRoles, { organizationId, role }: RoleRef): KnownRole | null =>
  live.findRole(organizationId, role) ?? (live.isListed(organizationId) ? NOT_THERE : null);

/** What does not fit is not kept: of it counts what is seen first when the plan goes on. */
const cut = (roles: readonly ApprovedRole[]): readonly ApprovedRole[] => {
  let letters = 0;
  return roles.filter((role) => {
    const more = JSON.stringify(role).length;
    if (letters + more > MOST_LETTERS) return false;
    letters += more;
    return true;
  });
};

/** What a person approves with some changes: what the roles permit that these give, as the server tells of them now. */
export const toApprovedRoles = (live: LiveRoles, changes: readonly Giving[]): ApprovedRoles => {
  const refs = new Map<string, RoleRef>();
  const defaults = new Map<OrganizationId, readonly string[]>();
  const add = (organizationId: OrganizationId, roles: readonly string[]): void => {
    for (const role of roles) {
      const ref = { organizationId, role };
      refs.set(keyOf(ref), ref);
    }
  };
  for (const change of changes) {
    const { organizationId } = change;
    add(organizationId, listGiven(change));
    const come = isComing(change) ? live.listDefaultRoles(organizationId) : null;
    if (come === null) continue;
    defaults.set(organizationId, come);
    add(organizationId, come);
  }
  return {
    roles: cut(Array.from(refs.values(), (ref) => ({ ...ref, known: findNow(live, ref) }))),
    defaults: Array.from(defaults, ([organizationId, roles]) => ({ organizationId, roles })),
  };
};

/**
 * The part of it that somebody takes who goes on with a plan: roles that they were told of, and roles of which nothing was
 * kept. All others are held to what was approved of them before (`kept`). Null: nothing of it is new.
 */
export const takeRoles = (
  now: ApprovedRoles,
  kept: ApprovedRoles,
  isTold: (ref: RoleRef) => boolean,
): ApprovedRoles | null => {
  const known = new Set(kept.roles.flatMap((one) => (one.known === null ? [] : [keyOf(one)])));
  const before = new Map(kept.defaults.map(({ organizationId, roles }) => [organizationId, roles]));
  const roles = now.roles.filter((one) => isTold(one) || (one.known !== null && !known.has(keyOf(one))));
  const defaults = now.defaults.flatMap(({ organizationId, roles: come }) => {
    const was = before.get(organizationId);
    if (was === undefined) return [{ organizationId, roles: come }];
    const more = come.filter((role) => !was.includes(role) && isTold({ organizationId, role }));
    return more.length === 0 ? [] : [{ organizationId, roles: [...was, ...more] }];
  });
  return roles.length === 0 && defaults.length === 0 ? null : { roles, defaults };
};
