import type { DeploymentId } from '#shared/base/brand.ts';
import { isAboutRole } from '#shared/kinds/index.ts';
import { pageRoleHolders } from '../../copy/member-role.ts';
import { listOrganizations } from '../../copy/organization.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { findNames } from './names.ts';
import { listAllHolders } from './reach.ts';
import type { Review } from './review.ts';
import { countGiven } from './summary.ts';

const EXAMPLES = 3;
const FIRST = { offset: 0, limit: EXAMPLES };

/** The shapes of a review with the words a person needs: the organization's name, and who is in it. */
export const describeShapes = (cache: ReadHandle, deploymentId: DeploymentId, review: Review) => {
  const names = new Map(listOrganizations(cache, deploymentId).map((o) => [o.id, o.displayName]));
  const changes = review.rows.map(({ change }) => change);
  return review.shapes.map(({ members, ...shape }) => ({
    ...shape,
    organization: names.get(shape.organizationId) ?? '',
    people: members.length,
    holders: isAboutRole(shape.kind)
      ? (listAllHolders(cache, deploymentId, shape.organizationId, shape.roleName)?.length ?? null)
      : null,
    given: isAboutRole(shape.kind) ? countGiven(changes, shape.organizationId, shape.roleName) : 0,
    examples: isAboutRole(shape.kind)
      ? pageRoleHolders(cache, deploymentId, { ...shape, role: shape.roleName }, FIRST).map(
          ({ username }) => username,
        )
      : members.slice(0, EXAMPLES).flatMap((at) => {
          const change = review.rows[at]?.change;
          if (change === undefined) return [];
          const standing = findNames(review.compiled, change);
          return standing === null ? [] : [standing.username];
        }),
  }));
};
