import { fail, ok, type Result } from '#shared/base/result.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';
import { callEndpoint } from '../call/call-endpoint.ts';
import { type CallResult, toPlain, toResult } from '../call/failure.ts';
import type { HttpClient } from '../client.ts';
import type { CoderApi, RemoteOrganization, RemoteRole } from '../port.ts';
import type { OutputOf } from '../table/index.ts';
import { toRoleSet } from '../table/shape/parts.ts';

type Directory = Pick<
  CoderApi,
  | 'readBuildInfo'
  | 'readSelf'
  | 'listOrganizations'
  | 'listOrganizationRoles'
  | 'listSiteRoles'
  | 'readRoleSync'
  | 'readOrganizationSync'
  | 'revokeToken'
>;

/** Failures of `/buildinfo` that mean "something else lives here", whatever its status was. */
const OTHER_THAN_CODER: ReadonlySet<string> = new Set(['not-found', 'bad-response', 'rejected', 'forbidden']);

const readBuildInfo =
  (client: HttpClient): CoderApi['readBuildInfo'] =>
  async (o) => {
    const read = toResult(
      await callEndpoint(client, 'getBuildInfo', {}, o),
      ({ version, deployment_id }) => ({ version, deploymentId: deployment_id }),
    );
    if (read.ok || !OTHER_THAN_CODER.has(read.failure.code)) return read;
    const message = `${client.asked.host} answered, but not as a Coder server does. Check the address.`;
    return fail('not-coder', message, { detail: read.failure.detail ?? '', retry: false });
  };

const toOrganization = (row: OutputOf<'listOrganizations'>[number]): RemoteOrganization => ({
  id: row.id,
  name: row.name,
  displayName: row.display_name || row.name,
  isDefault: row.is_default,
  defaultRoles: row.default_org_member_roles,
});

type Listed = OutputOf<'listSiteRoles'>[number];

const toPermissions = (rows: Listed['site_permissions']): RemoteRole['sitePermissions'] =>
  rows.map(({ negate, resource_type, action }) => ({ negate, resourceType: resource_type, action }));

const toRole = (row: Listed): RemoteRole => ({
  name: row.name,
  displayName: row.display_name || row.name,
  organizationId: row.organization_id,
  builtIn: row.built_in,
  assignable: row.assignable,
  sitePermissions: toPermissions(row.site_permissions),
  organizationPermissions: toPermissions(row.organization_permissions),
  userPermissions: toPermissions(row.user_permissions),
  memberPermissions: toPermissions(row.organization_member_permissions ?? []),
});

/** Whether a kind of sync with the identity provider is on; null: hidden from this token. */
const toSync = (result: CallResult<{ readonly field: string }>): Result<boolean | null, RemoteFailure> => {
  if (result.ok) return ok(result.value.field !== '');
  const { status, refusal } = result.failure;
  if (status === 403) return ok(null);
  // Without the enterprise build there is neither the route nor the sync; any other 404 hides the setting.
  return status === 404 ? ok(refusal === 'route-unknown' ? false : null) : toPlain(result.failure);
};

const revokeToken =
  (client: HttpClient): CoderApi['revokeToken'] =>
  async (o) => {
    // The part before the hyphen is the public id of the key. Logging out would end other sessions as well.
    const keyid = (client.asked.token ?? '').split('-')[0] ?? '';
    const result = await callEndpoint(client, 'deleteKey', { user: 'me', keyid }, o);
    const { status } = result.ok ? result : result.failure;
    return result.ok || (status !== null && status >= 200 && status < 300)
      ? ok(null)
      : toPlain(result.failure);
  };

/** What is asked once per sign-in or sync, and giving the token back. */
export const createDirectory = (client: HttpClient): Directory => ({
  readBuildInfo: readBuildInfo(client),
  readSelf: async (o) =>
    toResult(await callEndpoint(client, 'getUser', { user: 'me' }, o), ({ id, username, roles }) => ({
      userId: id,
      username,
      siteRoles: toRoleSet(roles),
    })),
  listOrganizations: async (o) =>
    toResult(await callEndpoint(client, 'listOrganizations', {}, o), (rows) => rows.map(toOrganization)),
  listOrganizationRoles: async (organization, o) =>
    toResult(await callEndpoint(client, 'listOrganizationRoles', { organization }, o), (rows) =>
      rows.map(toRole),
    ),
  listSiteRoles: async (o) =>
    toResult(await callEndpoint(client, 'listSiteRoles', {}, o), (rows) => rows.map(toRole)),
  readRoleSync: async (organization, o) =>
    toSync(await callEndpoint(client, 'getRoleSync', { organization }, o)),
  readOrganizationSync: async (o) => toSync(await callEndpoint(client, 'getOrganizationSync', {}, o)),
  revokeToken: revokeToken(client),
});
