import type { OrganizationId } from '#shared/base/brand.ts';
import { inTurn } from '#shared/base/in-turn.ts';
import { ok, type Result } from '#shared/base/result.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import type { RoleRecord } from '../copy/role.ts';
import type { RemoteOrganization, RemoteRole } from '../remote/port.ts';
import type { PassContext } from './types.ts';

/** An organization as the server lists it. */
export type DirectoryEntry = {
  readonly organization: RemoteOrganization;
  readonly roleSync: boolean | null;
};
/** The roles are not in it: they were written as they came (`IncomingRoles`). */
export type Directory = {
  readonly organizations: readonly DirectoryEntry[];
  /** The identity provider decides who is in which organization; null: hidden from this token. */
  readonly organizationSync: boolean | null;
};

const toRecord = (role: RemoteRole): Omit<RoleRecord, 'organizationId'> => ({
  name: role.name,
  displayName: role.displayName,
  builtIn: role.builtIn,
  assignable: role.assignable,
  permissions: {
    site: role.sitePermissions,
    organization: role.organizationPermissions,
    user: role.userPermissions,
    member: role.memberPermissions,
  },
});

/** True for an answer that means "this token may not see it": the pass goes on without. */
export const isHidden = (code: RemoteFailure): boolean => code === 'forbidden' || code === 'not-found';

/** Writes one list of roles out of the way; one that may not be read counts as empty. */
const keepRoles =
  ({ meter, incomingRoles, signal }: PassContext, organizationId: OrganizationId) =>
  (read: Result<readonly RemoteRole[], RemoteFailure>): Result<null, RemoteFailure> => {
    if (!read.ok) return isHidden(read.failure.code) ? ok(null) : read;
    meter.roles(read.value.length);
    if (!signal.aborted) incomingRoles.write(organizationId, read.value.map(toRecord));
    return ok(null);
  };

const readEntry = async (
  context: PassContext,
  organization: RemoteOrganization,
): Promise<Result<DirectoryEntry, RemoteFailure>> => {
  const { api, signal } = context;
  const [roles, roleSync] = await Promise.all([
    api.listOrganizationRoles(organization.id, { signal }).then(keepRoles(context, organization.id)),
    api.readRoleSync(organization.id, { signal }),
  ]);
  if (!roles.ok) return roles;
  return roleSync.ok ? ok({ organization, roleSync: roleSync.value }) : roleSync;
};

/** Organizations at once. Each waits for two answers of up to 16 MB. */
const ENTRIES_AT_ONCE = 4;

/**
 * Organizations, their roles, whether the identity provider owns roles there, and the site roles. All that can be
 * asked at once is, a few organizations at a time.
 */
export const readDirectory = async (context: PassContext): Promise<Result<Directory, RemoteFailure>> => {
  const { api, signal } = context;
  context.tell({ step: 'Reading organizations and roles', done: 0, total: null });
  const [organizations, siteRoles, organizationSync] = await Promise.all([
    api.listOrganizations({ signal }),
    api.listSiteRoles({ signal }).then(keepRoles(context, SITE_ORGANIZATION_ID)),
    api.readOrganizationSync({ signal }),
  ]);
  if (!organizations.ok) return organizations;
  if (!siteRoles.ok) return siteRoles;
  if (!organizationSync.ok) return organizationSync;
  context.meter.organizations(organizations.value.length);
  const entries: DirectoryEntry[] = [];
  let problem: Result<never, RemoteFailure> | null = null;
  await inTurn(organizations.value, ENTRIES_AT_ONCE, async (one) => {
    if (problem !== null || signal.aborted) return;
    const entry = await readEntry(context, one);
    if (entry.ok) entries.push(entry.value);
    else problem ??= entry;
  });
  return problem ?? ok({ organizations: entries, organizationSync: organizationSync.value });
};
