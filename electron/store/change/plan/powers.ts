import type { DeploymentId, OrganizationId } from '#shared/base/brand.ts';
import { createPrivileges, type Privilege } from '#shared/core/roles/privileges.ts';
import type { Change } from '#shared/model/change.ts';
import { listOrganizations } from '../../copy/organization.ts';
import type { RoleRecord } from '../../copy/role.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { joinRoles, type LiveRoles, NOTHING_LIVE } from '../apply/live-roles.ts';

export type PowersDeps = {
  readonly cache: ReadHandle;
  readonly deploymentId: DeploymentId;
  /** The roles of the copy. */
  readonly roles: readonly RoleRecord[];
  /** Words that other plans of late wrote into a role (`journal/lately.ts`); left out: none. */
  readonly findPlannedWords?: (organizationId: OrganizationId, name: string) => readonly string[];
  /** What the server was just heard to say; left out: nothing. */
  readonly live?: LiveRoles;
};

/** Which power over others each of some changes gives, by the roles of the copy and by what the server says now. */
export const readPowers = (
  { cache, deploymentId, roles, findPlannedWords = () => [], live = NOTHING_LIVE }: PowersDeps,
  changes: readonly Change[],
): ((change: Change) => readonly Privilege[]) => {
  const known = new Map(roles.map((role) => [`${role.organizationId} ${role.name}`, role]));
  let defaults: ReadonlyMap<OrganizationId, readonly string[] | null> | null = null;
  return createPrivileges(
    {
      findRole: (organizationId, name) =>
        joinRoles(known.get(`${organizationId} ${name}`) ?? null, live.findRole(organizationId, name)),
      findDefaultRoles: (organizationId) => {
        defaults ??= new Map(listOrganizations(cache, deploymentId).map((one) => [one.id, one.defaultRoles]));
        const found = defaults.get(organizationId);
        const now = live.listDefaultRoles(organizationId);
        if (found === undefined) return 'unknown';
        return now === null || now.length === 0 ? found : [...new Set([...(found ?? []), ...now])];
      },
      findPlannedWords,
    },
    changes,
  );
};
