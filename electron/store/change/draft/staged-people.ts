import type { DeploymentId, OrganizationId, UserId } from '#shared/base/brand.ts';
import { isSiteKind } from '#shared/core/subject.ts';
import { CHANGE_KINDS, SITE_ORGANIZATION_ID } from '#shared/model/subject.ts';
import type { Draft } from './draft.ts';

/** Everybody for whom something is staged in an organization or on the site. */
export const listStagedPeople = (
  draft: Pick<Draft, 'listPeople'>,
  scope: { readonly deploymentId: DeploymentId; readonly organizationId: OrganizationId },
): ReadonlySet<UserId> =>
  new Set(
    CHANGE_KINDS.filter((kind) => kind !== 'custom-role').flatMap((kind) => [
      ...draft
        .listPeople(scope.deploymentId, isSiteKind(kind) ? SITE_ORGANIZATION_ID : scope.organizationId, kind)
        .keys(),
    ]),
  );
