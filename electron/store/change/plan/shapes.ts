import type { DeploymentId } from '#shared/base/brand.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { listOrganizations } from '../../query/directory.ts';
import { findNames } from './names.ts';
import type { Review } from './review.ts';

const EXAMPLES = 3;

/** The shapes of a review with the words a person needs: the organization's name, and who is in it. */
export const describeShapes = (cache: ReadHandle, deploymentId: DeploymentId, review: Review) => {
  const names = new Map(listOrganizations(cache, deploymentId).map((o) => [o.id, o.displayName]));
  return review.shapes.map(({ members, ...shape }) => ({
    ...shape,
    organization: names.get(shape.organizationId) ?? '',
    people: members.length,
    examples: members.slice(0, EXAMPLES).flatMap((at) => {
      const change = review.rows[at]?.change;
      if (change === undefined) return [];
      const standing = findNames(review.compiled, change);
      return standing === null ? [] : [standing.username];
    }),
  }));
};
