import type { DeploymentId, OrganizationId } from '#shared/base/brand.ts';
import { ok } from '#shared/base/result.ts';
import type { directory } from '#shared/contract/directory.ts';
import { applyIntent } from '#shared/core/plan/intent.ts';
import { fromRoleWords } from '#shared/core/roles/role-words.ts';
import { isRole } from '#shared/kinds/index.ts';
import type { Draft } from '../change/draft/draft.ts';
import { listOrganizations } from '../copy/organization.ts';
import { listRoleNames, listRoles } from '../copy/role.ts';
import type { CopyOf } from '../db/copies.ts';
import type { AreaHandlers } from './handlers.ts';

type DirectoryDeps = { readonly copyOf: CopyOf; readonly draft: Pick<Draft, 'listStaged'> };

/** What staged work calls roles that the copy does not have, such as one that an undo brings back. */
const listStagedNames = (
  draft: DirectoryDeps['draft'],
  deploymentId: DeploymentId,
  organizationId: OrganizationId,
  known: ReadonlySet<string>,
) =>
  draft
    .listStaged(deploymentId)
    .filter(isRole)
    .filter((staged) => staged.organizationId === organizationId)
    .flatMap(({ roleName, intent }) => {
      const made = known.has(roleName) ? null : fromRoleWords(applyIntent(intent, []));
      return made === null
        ? []
        : [{ name: roleName, displayName: made.displayName || roleName, isStaged: true }];
    });

/** Organizations and roles of the copy. */
export const createDirectoryHandlers = ({
  copyOf,
  draft,
}: DirectoryDeps): AreaHandlers<typeof directory> => ({
  'organization.list': ({ deploymentId }) => ok(listOrganizations(copyOf(deploymentId), deploymentId)),
  'role.list': ({ deploymentId, organizationId }) =>
    ok(listRoles(copyOf(deploymentId), deploymentId, organizationId)),
  'role.listNames': ({ deploymentId, organizationId }) => {
    const listed = listRoleNames(copyOf(deploymentId), deploymentId, organizationId);
    const known = new Set(listed.map(({ name }) => name));
    return ok([
      ...listed.map((role) => ({ ...role, isStaged: false })),
      ...listStagedNames(draft, deploymentId, organizationId, known),
    ]);
  },
});
