import type { DeploymentId, OrganizationId, UserId } from '#shared/base/brand.ts';
import { isAllowed } from '#shared/core/roles/permits.ts';
import type { PreflightActor } from '#shared/kinds/rule.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/subject.ts';
import { listStandings } from '../../copy/member.ts';
import type { RoleRecord, StoredPermission } from '../../copy/role.ts';
import { listUserStandings } from '../../copy/site-list.ts';
import type { ReadHandle } from '../../db/handles.ts';

type Held = { readonly permissions: readonly StoredPermission[]; readonly isWhole: boolean };

const NOTHING_KNOWN: Held = { permissions: [], isWhole: false };

/** What the copy says that the actor may do, organization by organization, remembered once asked for. */
export const createHolds = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
  actorId: UserId,
  roles: readonly RoleRecord[],
): PreflightActor['holds'] => {
  const kept = new Map<OrganizationId, Held>();

  const sum = (
    organizationId: OrganizationId,
    names: readonly string[],
    pick: (role: RoleRecord) => readonly StoredPermission[] | null,
  ): Held => {
    const lists = names.map((name) => {
      const role = roles.find((one) => one.organizationId === organizationId && one.name === name);
      return role === undefined ? null : pick(role);
    });
    return { permissions: lists.flatMap((list) => list ?? []), isWhole: !lists.includes(null) };
  };

  const read = (organizationId: OrganizationId): Held => {
    if (organizationId === SITE_ORGANIZATION_ID) {
      const actor = listUserStandings(cache, deploymentId, [actorId]).get(actorId);
      return actor === undefined
        ? NOTHING_KNOWN
        : sum(organizationId, actor.siteRoles, (role) => role.permissions?.site ?? null);
    }
    const scope = { deploymentId, organizationId };
    const member = listStandings(cache, scope, [actorId]).get(actorId);
    // An owner acts everywhere without being a member anywhere.
    return member === undefined
      ? { permissions: [], isWhole: true }
      : sum(organizationId, member.roles, (role) => role.permissions?.organization ?? null);
  };

  const get = (organizationId: OrganizationId): Held => {
    const found = kept.get(organizationId) ?? read(organizationId);
    kept.set(organizationId, found);
    return found;
  };

  return (organizationId, resourceType, action) => {
    const places =
      organizationId === SITE_ORGANIZATION_ID
        ? [get(SITE_ORGANIZATION_ID)]
        : [get(SITE_ORGANIZATION_ID), get(organizationId)];
    if (places.some(({ permissions }) => isAllowed(permissions, resourceType, action))) return true;
    return places.every(({ isWhole }) => isWhole) ? false : null;
  };
};
