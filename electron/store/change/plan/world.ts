import type { DeploymentId, OrganizationId, UserId } from '#shared/base/brand.ts';
import type { PreflightWorld } from '#shared/core/preflight.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { listOrganizations, listRoles } from '../../query/directory.ts';
import type { CompiledDraft } from './compiled.ts';

/** What preflight needs to know of a deployment, from the copy. */
export const readWorld = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
  actorId: UserId,
  compiled: CompiledDraft,
): PreflightWorld => ({
  actorId,
  organizations: new Map(
    listOrganizations(cache, deploymentId).map((organization) => [
      organization.id,
      {
        roles: new Map(
          listRoles(cache, deploymentId, organization.id)
            .filter((role) => role.organizationId !== null)
            .map((role) => [role.name, { assignable: role.assignable, builtIn: role.builtIn }]),
        ),
        defaultRoles: organization.defaultRoles,
        roleSync: organization.roleSync,
      },
    ]),
  ),
  findMember: (organizationId: OrganizationId, userId: UserId) =>
    compiled.findStanding(organizationId, userId),
});
