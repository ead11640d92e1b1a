import type { DeploymentId, OrganizationId, UserId } from '#shared/base/brand.ts';
import { isSiteKind } from '#shared/core/plan/subject.ts';
import { isAboutPerson } from '#shared/kinds/index.ts';
import { CHANGE_KINDS, SITE_ORGANIZATION_ID } from '#shared/model/subject.ts';
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
        .filter((wish) => isAboutPerson(wish.kind))
        .map((wish) => wish.userId),
    );
  return new Set(
    CHANGE_KINDS.filter((kind) => isAboutPerson(kind)).flatMap((kind) => [
      ...draft
        .listPeople(scope.deploymentId, isSiteKind(kind) ? SITE_ORGANIZATION_ID : scope.organizationId, kind)
        .keys(),
    ]),
  );
};
