import type { DeploymentId } from '#shared/base/brand.ts';
import type { Change } from '#shared/model/change.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { listRoleStandings } from '../../query/subjects/roles.ts';

const LONGEST = 160;

/** How the roles of some changes are called, with their exact name behind the words; cut where it would not fit a line. */
export const readRoleNames = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
  changes: readonly Pick<Change, 'organizationId'>[],
) => {
  const organizations = new Set(changes.map(({ organizationId }) => organizationId));
  const names = new Map<string, string>();
  for (const role of listRoleStandings(cache, deploymentId))
    if (organizations.has(role.organizationId) && role.displayName !== '')
      names.set(role.name, role.displayName);
  return (role: string): string => {
    const name = names.get(role);
    return (name === undefined || name === role ? role : `${name} (${role})`).slice(0, LONGEST);
  };
};
