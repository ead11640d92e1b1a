import { ok, type Result } from '#shared/base/result.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';
import type { RoleRecord } from '../db/cache/role.ts';
import type { RemoteOrganization, RemoteRole } from '../remote/port.ts';
import type { PassContext } from './types.ts';

export type DirectoryEntry = {
  readonly organization: RemoteOrganization;
  readonly roles: readonly RoleRecord[];
  readonly roleSync: boolean | null;
};
export type Directory = {
  readonly organizations: readonly DirectoryEntry[];
  readonly siteRoles: readonly RoleRecord[];
};

const toRecord = (role: RemoteRole): RoleRecord => ({
  name: role.name,
  displayName: role.displayName,
  builtIn: role.builtIn,
  assignable: role.assignable,
  permissions: JSON.stringify({
    site: role.sitePermissions,
    organization: role.organizationPermissions,
    user: role.userPermissions,
    member: role.memberPermissions,
  }),
});

/** True for an answer that means "this token may not see it": the pass goes on without. */
export const isHidden = (code: RemoteFailure): boolean => code === 'forbidden' || code === 'not-found';

const toRecords = (
  read: Result<readonly RemoteRole[], RemoteFailure>,
): Result<readonly RoleRecord[], RemoteFailure> => {
  if (read.ok) return ok(read.value.map(toRecord));
  return isHidden(read.failure.code) ? ok([]) : read;
};

const readEntry = async (
  { api, signal }: PassContext,
  organization: RemoteOrganization,
): Promise<Result<DirectoryEntry, RemoteFailure>> => {
  const [roles, roleSync] = await Promise.all([
    api.listOrganizationRoles(organization.id, { signal }).then(toRecords),
    api.readRoleSync(organization.id, { signal }),
  ]);
  if (!roles.ok) return roles;
  return roleSync.ok ? ok({ organization, roles: roles.value, roleSync: roleSync.value }) : roleSync;
};

/**
 * Organizations, their roles, whether the identity provider owns roles there, and the site roles. All that can be
 * asked at once is: the client keeps within the host's limits.
 */
export const readDirectory = async (context: PassContext): Promise<Result<Directory, RemoteFailure>> => {
  const { api, signal } = context;
  context.tell({ step: 'Reading organizations and roles', done: 0, total: null });
  const [organizations, siteRoles] = await Promise.all([
    api.listOrganizations({ signal }),
    api.listSiteRoles({ signal }).then(toRecords),
  ]);
  if (!organizations.ok) return organizations;
  if (!siteRoles.ok) return siteRoles;
  const entries: DirectoryEntry[] = [];
  for (const entry of await Promise.all(organizations.value.map((one) => readEntry(context, one)))) {
    if (!entry.ok) return entry;
    entries.push(entry.value);
  }
  return ok({ organizations: entries, siteRoles: siteRoles.value });
};
