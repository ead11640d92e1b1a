import type { DeploymentId } from '#shared/base/brand.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { listRoleStandings } from '../../query/subjects/roles.ts';
import type { Review } from './review.ts';

const LONGEST = 160;

/** How the roles of a review are called, with their exact name behind the words; cut where it would not fit a line. */
export const readRoleNames = (cache: ReadHandle, deploymentId: DeploymentId, review: Review) => {
  const organizations = new Set(review.rows.map(({ change }) => change.organizationId));
  const names = new Map<string, string>();
  for (const role of listRoleStandings(cache, deploymentId))
    if (organizations.has(role.organizationId) && role.displayName !== '')
      names.set(role.name, role.displayName);
  return (role: string): string => {
    const name = names.get(role);
    return (name === undefined || name === role ? role : `${name} (${role})`).slice(0, LONGEST);
  };
};
