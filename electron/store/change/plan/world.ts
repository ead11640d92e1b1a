import type { DeploymentId, OrganizationId, UserId } from '#shared/base/brand.ts';
import type { PreflightWorld } from '#shared/core/plan/preflight.ts';
import type { PreflightOrganization } from '#shared/kinds/rule.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/subject.ts';
import { countHolders } from '../../copy/member-role.ts';
import { listOrganizations } from '../../copy/organization.ts';
import { findPass } from '../../copy/pass.ts';
import type { RoleRecord } from '../../copy/role.ts';
import { listUserStandings } from '../../copy/site-list.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { createHolds } from './actor.ts';
import type { CompiledDraft } from './compiled.ts';

const rolesOf = (
  roles: readonly RoleRecord[],
  organizationId: OrganizationId,
): PreflightOrganization['roles'] =>
  new Map(
    roles
      .filter((role) => role.organizationId === organizationId)
      .map((role) => [role.name, { assignable: role.assignable, builtIn: role.builtIn }]),
  );

/** What preflight needs to know of a deployment, from the copy. `hasCustomRoles`: licensed for them; null: unknown. */
export const readWorld = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
  actorId: UserId,
  compiled: CompiledDraft,
  hasCustomRoles: boolean | null = null,
): PreflightWorld => {
  const { roles, findStanding, findUser } = compiled;
  const site: PreflightOrganization = {
    roles: rolesOf(roles, SITE_ORGANIZATION_ID),
    defaultRoles: null,
    // Which roles of the site the identity provider owns is in no answer of the API.
    roleSync: null,
  };
  const organizations = listOrganizations(cache, deploymentId).map(
    ({ id, defaultRoles, roleSync, isDefault }): [OrganizationId, PreflightOrganization] => [
      id,
      { roles: rolesOf(roles, id), defaultRoles, roleSync, isDefault },
    ],
  );
  return {
    actorId,
    organizations: new Map([[SITE_ORGANIZATION_ID, site], ...organizations]),
    findMember: (organizationId, userId) =>
      organizationId === SITE_ORGANIZATION_ID ? findUser(userId) : findStanding(organizationId, userId),
    findUser,
    holds: createHolds(cache, deploymentId, actorId, roles),
    countHolders: (organizationId, role) => countHolders(cache, deploymentId, organizationId, role),
    hasCustomRoles,
    isOwner:
      listUserStandings(cache, deploymentId, [actorId]).get(actorId)?.siteRoles.includes('owner') ?? null,
    organizationSync: findPass(cache, deploymentId)?.organizationSync ?? null,
  };
};
