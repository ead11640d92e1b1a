import type { DeploymentId, OrganizationId } from '#shared/base/brand.ts';
import { runWhole, type Slices } from '#shared/base/slices.ts';
import { userIdOf } from '#shared/core/plan/subject.ts';
import type { Subject } from '#shared/model/subject.ts';
import { listOrganizations } from '../../copy/organization.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { readSubjectsInSlices } from '../kinds/subject-copy.ts';

/** What the copy calls the subjects of a plan; what it does not know is empty. */
export type ExportNames = {
  readonly findPerson: (subject: Subject) => { readonly username: string; readonly email: string };
  readonly findOrganization: (id: OrganizationId) => string;
};

/** Reads the names of all of them, in slices. */
export function* readNamesInSlices(
  cache: ReadHandle,
  deploymentId: DeploymentId,
  subjects: readonly Subject[],
): Slices<ExportNames> {
  const copy = yield* readSubjectsInSlices(cache, deploymentId, subjects);
  const organizations = new Map(listOrganizations(cache, deploymentId).map((o) => [o.id, o.displayName]));
  return {
    findPerson: (subject) => {
      const userId = userIdOf(subject);
      const found = copy.findStanding(subject.organizationId, userId) ?? copy.findUser(userId);
      return { username: found?.username ?? '', email: found?.email ?? '' };
    },
    findOrganization: (id) => organizations.get(id) ?? '',
  };
}

/** The same at once, for a page. */
export const readNames = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
  subjects: readonly Subject[],
): ExportNames => runWhole(readNamesInSlices(cache, deploymentId, subjects));
