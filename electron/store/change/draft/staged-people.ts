import type { DeploymentId, OrganizationId, UserId } from '#shared/base/brand.ts';
import { isSiteKind } from '#shared/core/plan/subject.ts';
import { isPerson } from '#shared/kinds/index.ts';
import { PERSON_KINDS, SITE_ORGANIZATION_ID } from '#shared/model/subject.ts';
import type { Draft } from './draft.ts';

/** Everybody for whom something is staged in an organization or on the site; in the list of users, anywhere. */
export const listStagedPeople = (
  draft: Pick<Draft, 'listPeople' | 'listWishes'>,
  scope: { readonly deploymentId: DeploymentId; readonly organizationId: OrganizationId },
): ReadonlySet<UserId> => {
  if (scope.organizationId === SITE_ORGANIZATION_ID)
    return new Set(
      draft
        .listWishes(scope.deploymentId)
        .filter(isPerson)
        .map((wish) => wish.userId),
    );
  return new Set(
    PERSON_KINDS.flatMap((kind) => [
      ...draft
        .listPeople(scope.deploymentId, isSiteKind(kind) ? SITE_ORGANIZATION_ID : scope.organizationId, kind)
        .keys(),
    ]),
  );
};
