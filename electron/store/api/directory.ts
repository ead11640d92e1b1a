import { ok } from '#shared/base/result.ts';
import type { directory } from '#shared/contract/directory.ts';
import type { CopyOf } from '../db/copies.ts';
import { listOrganizations, listRoleNames, listRoles } from '../query/directory.ts';
import type { AreaHandlers } from './handlers.ts';

/** Organizations and roles of the copy. */
export const createDirectoryHandlers = (deps: {
  readonly copyOf: CopyOf;
}): AreaHandlers<typeof directory> => ({
  'organization.list': ({ deploymentId }) => ok(listOrganizations(deps.copyOf(deploymentId), deploymentId)),
  'role.list': ({ deploymentId, organizationId }) =>
    ok(listRoles(deps.copyOf(deploymentId), deploymentId, organizationId)),
  'role.listNames': ({ deploymentId, organizationId }) =>
    ok(listRoleNames(deps.copyOf(deploymentId), deploymentId, organizationId)),
});
