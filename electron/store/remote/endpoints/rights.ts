import { ok } from '#shared/base/result.ts';
import type { AccountApi, RightsQuestion } from '../account-port.ts';
import { requestOf } from '../call/to-request.ts';
import type { Client } from '../client.ts';
import { toReadFailure } from '../outcome/read-table.ts';
import { readServerWords } from '../outcome/server-words.ts';
import { readJson, toValue } from '../read-json.ts';
import { entitlements, experimentNames, MEMBER_PERMISSIONS, rawRoles, rights } from '../shape/account.ts';
import type { WireEnd } from '../wire/types.ts';

type Rights = Pick<
  AccountApi,
  'readEntitlements' | 'listExperiments' | 'hasTokenScopes' | 'hasMemberPermissions' | 'checkRights'
>;

const isUnknownRoute = (end: WireEnd): boolean =>
  end.kind === 'answer' && end.status === 404 && readServerWords(end)?.message === 'Route not found.';

const readEntitlements =
  (client: Client): AccountApi['readEntitlements'] =>
  async (o) => {
    const end = await client.read(requestOf('getEntitlements', {}), { signal: o?.signal });
    return isUnknownRoute(end) ? ok({ build: 'agpl' }) : toValue(client, end, entitlements);
  };

const hasTokenScopes =
  (client: Client): AccountApi['hasTokenScopes'] =>
  async (o) => {
    const end = await client.read(requestOf('listScopes', {}), { signal: o?.signal });
    if (end.kind === 'answer' && (end.status === 200 || end.status === 404)) return ok(end.status === 200);
    return { ok: false, failure: toReadFailure(end, client.asked) };
  };

const hasMemberPermissions =
  (client: Client): AccountApi['hasMemberPermissions'] =>
  async (organization, o) => {
    const request = requestOf('listOrganizationRoles', { organization });
    const read = await readJson(client, request, rawRoles, o);
    if (!read.ok) return read;
    return ok(read.value.length === 0 ? null : read.value.some((row) => MEMBER_PERMISSIONS in row));
  };

const toCheck = ({ type, action, organizationId, anyOrganization }: RightsQuestion) => ({
  object: {
    resource_type: type,
    ...(organizationId === undefined ? {} : { organization_id: organizationId }),
    ...(anyOrganization === true ? { any_org: true } : {}),
  },
  action,
});

/** A read by its nature, though it is a POST. */
const checkRights =
  (client: Client): AccountApi['checkRights'] =>
  async (questions, o) => {
    const checks = Object.fromEntries([...questions].map(([name, question]) => [name, toCheck(question)]));
    const end = await client.read(requestOf('checkAuthorization', { checks }), { signal: o?.signal });
    const read = toValue(client, end, rights);
    if (!read.ok) return read;
    return ok(new Set(Object.keys(read.value).filter((name) => read.value[name] === true)));
  };

/** What the server is licensed for and what the caller may do (coder-api 1.8, 3.6). */
export const createRights = (client: Client): Rights => ({
  readEntitlements: readEntitlements(client),
  listExperiments: (o) => readJson(client, requestOf('listExperiments', {}), experimentNames, o),
  hasTokenScopes: hasTokenScopes(client),
  hasMemberPermissions: hasMemberPermissions(client),
  checkRights: checkRights(client),
});
