import type { DeploymentId, OrganizationId } from '#shared/base/brand.ts';
import { createPrivileges, type Privilege } from '#shared/core/permissions/privileges.ts';
import type { Change } from '#shared/model/change.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { listOrganizations } from '../../query/directory.ts';
import type { RoleStanding } from '../../query/subjects/roles.ts';

export type PowersDeps = {
  readonly cache: ReadHandle;
  readonly deploymentId: DeploymentId;
  /** The roles of the copy. */
  readonly roles: readonly RoleStanding[];
  /** Words that other plans of late wrote into a role (`journal/lately.ts`); left out: none. */
  readonly findPlannedWords?: (organizationId: OrganizationId, name: string) => readonly string[];
};

/** Which power over others each of some changes gives, by the roles of the copy. */
export const readPowers = (
  { cache, deploymentId, roles, findPlannedWords = () => [] }: PowersDeps,
  changes: readonly Change[],
): ((change: Change) => readonly Privilege[]) => {
  const known = new Map(roles.map((role) => [`${role.organizationId} ${role.name}`, role]));
  let defaults: ReadonlyMap<OrganizationId, readonly string[] | null> | null = null;
  return createPrivileges(
    {
      findRole: (organizationId, name) => known.get(`${organizationId} ${name}`) ?? null,
      findDefaultRoles: (organizationId) => {
        defaults ??= new Map(listOrganizations(cache, deploymentId).map((one) => [one.id, one.defaultRoles]));
        const found = defaults.get(organizationId);
        return found === undefined ? 'unknown' : found;
      },
      findPlannedWords,
    },
    changes,
  );
};
