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

/** Organizations, their roles, whether the identity provider owns roles there, and the site roles. */
export const readDirectory = async (context: PassContext): Promise<Result<Directory, RemoteFailure>> => {
  const { api, signal } = context;
  context.tell({ step: 'Reading organizations', done: 0, total: null });
  const organizations = await api.listOrganizations({ signal });
  if (!organizations.ok) return organizations;
  const total = organizations.value.length;
  const entries: DirectoryEntry[] = [];
  for (const organization of organizations.value) {
    context.tell({ step: 'Reading roles', done: entries.length, total });
    const [roles, roleSync] = await Promise.all([
      api.listOrganizationRoles(organization.id, { signal }).then(toRecords),
      api.readRoleSync(organization.id, { signal }),
    ]);
    if (!roles.ok) return roles;
    if (!roleSync.ok) return roleSync;
    entries.push({ organization, roles: roles.value, roleSync: roleSync.value });
  }
  const siteRoles = toRecords(await api.listSiteRoles({ signal }));
  return siteRoles.ok ? ok({ organizations: entries, siteRoles: siteRoles.value }) : siteRoles;
};
