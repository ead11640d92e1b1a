import { fail, ok } from '#shared/base/result.ts';
import { requestOf } from '../call/to-request.ts';
import type { Client } from '../client.ts';
import { toReadFailure } from '../outcome/read-table.ts';
import { readServerWords } from '../outcome/server-words.ts';
import type { CallOptions, CoderApi } from '../port.ts';
import { readJson, toValue } from '../read-json.ts';
import { buildInfo } from '../shape/build-info.ts';
import { organizationList, roleSyncSettings } from '../shape/organization.ts';
import { roleList } from '../shape/role.ts';
import { self } from '../shape/user.ts';
import type { WireRequest } from '../wire/types.ts';

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
  (client: Client): CoderApi['readBuildInfo'] =>
  async (o) => {
    const read = await readJson(client, requestOf('getBuildInfo', {}), buildInfo, o);
    if (read.ok || !OTHER_THAN_CODER.has(read.failure.code)) return read;
    const message = `${client.asked.host} answered, but not as a Coder server does. Check the address.`;
    return fail('not-coder', message, { detail: read.failure.detail ?? '', retry: false });
  };

/** Whether a kind of sync with the identity provider is on; null: hidden from this token. */
const readSync = async (client: Client, request: WireRequest, o: CallOptions | undefined) => {
  const end = await client.read(request, { signal: o?.signal });
  if (end.kind === 'answer' && end.status === 403) return ok(null);
  if (end.kind === 'answer' && end.status === 404) {
    // Without the enterprise build there is neither the route nor the sync; any other 404 hides the setting.
    return ok(readServerWords(end)?.message === 'Route not found.' ? false : null);
  }
  const read = toValue(client, end, roleSyncSettings);
  return read.ok ? ok((read.value.field ?? '') !== '') : read;
};

const revokeToken =
  (client: Client): CoderApi['revokeToken'] =>
  async (o) => {
    // The part before the hyphen is the public id of the key. Logging out would end other sessions as well.
    const id = (client.asked.token ?? '').split('-')[0] ?? '';
    const end = await client.write(requestOf('deleteKey', { user: 'me', keyid: id }), o?.signal);
    if (end.kind === 'answer' && end.status >= 200 && end.status < 300) return ok(null);
    return { ok: false, failure: toReadFailure(end, client.asked) };
  };

/** What is asked once per sign-in or sync, and giving the token back. */
export const createDirectory = (client: Client): Directory => ({
  readBuildInfo: readBuildInfo(client),
  readSelf: (o) => readJson(client, requestOf('getUser', { user: 'me' }), self, o),
  listOrganizations: (o) => readJson(client, requestOf('listOrganizations', {}), organizationList, o),
  listOrganizationRoles: (organization, o) =>
    readJson(client, requestOf('listOrganizationRoles', { organization }), roleList, o),
  listSiteRoles: (o) => readJson(client, requestOf('listSiteRoles', {}), roleList, o),
  readRoleSync: (organization, o) => readSync(client, requestOf('getRoleSync', { organization }), o),
  readOrganizationSync: (o) => readSync(client, requestOf('getOrganizationSync', {}), o),
  revokeToken: revokeToken(client),
});
