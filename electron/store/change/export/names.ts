import type { DeploymentId, OrganizationId } from '#shared/base/brand.ts';
import type { Subject } from '#shared/model/subject.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { listOrganizations } from '../../query/directory.ts';
import { readSubjects } from '../../query/subjects/copy.ts';

/** What the copy calls the subjects of a plan; what it does not know is empty. */
export type ExportNames = {
  readonly findPerson: (subject: Subject) => { readonly username: string; readonly email: string };
  readonly findOrganization: (id: OrganizationId) => string;
};

/** Reads the names of all of them in a few questions. */
export const readNames = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
  subjects: readonly Subject[],
): ExportNames => {
  const copy = readSubjects(cache, deploymentId, subjects);
  const organizations = new Map(listOrganizations(cache, deploymentId).map((o) => [o.id, o.displayName]));
  return {
    findPerson: ({ organizationId, userId }) => {
      const found = copy.findStanding(organizationId, userId) ?? copy.findUser(userId);
      return { username: found?.username ?? '', email: found?.email ?? '' };
    },
    findOrganization: (id) => organizations.get(id) ?? '',
  };
};
