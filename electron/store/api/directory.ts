import { ok } from '#shared/base/result.ts';
import type { directory } from '#shared/contract/directory.ts';
import type { ReadHandle } from '../db/handles.ts';
import { listOrganizations, listRoleNames, listRoles } from '../query/directory.ts';
import type { AreaHandlers } from './handlers.ts';

/** Organizations and roles of the copy. */
export const createDirectoryHandlers = (deps: {
  readonly cache: ReadHandle;
}): AreaHandlers<typeof directory> => ({
  'organization.list': ({ deploymentId }) => ok(listOrganizations(deps.cache, deploymentId)),
  'role.list': ({ deploymentId, organizationId }) => ok(listRoles(deps.cache, deploymentId, organizationId)),
  'role.listNames': ({ deploymentId, organizationId }) =>
    ok(listRoleNames(deps.cache, deploymentId, organizationId)),
});
