import { ok } from '#shared/base/result.ts';
import type { AccountApi, RemoteEntitlements, RightsQuestion } from '../account-port.ts';
import { callEndpoint } from '../call/call-endpoint.ts';
import { toPlain, toResult } from '../call/failure.ts';
import type { HttpClient } from '../client.ts';
import type { OutputOf } from '../table/index.ts';

type Rights = Pick<
  AccountApi,
  'readEntitlements' | 'listExperiments' | 'hasTokenScopes' | 'hasMemberPermissions' | 'checkRights'
>;

/** A grace period counts: the feature works. */
const toEntitlements = (told: OutputOf<'getEntitlements'>): RemoteEntitlements => ({
  build: told.trial ? 'trial' : told.has_license ? 'licensed' : 'none',
  features: new Map(
    Object.entries(told.features).map(([name, { entitlement, enabled }]) => [
      name,
      { entitled: entitlement !== 'not_entitled', enabled },
    ]),
  ),
});

const readEntitlements =
  (client: HttpClient): AccountApi['readEntitlements'] =>
  async (o) => {
    const result = await callEndpoint(client, 'getEntitlements', {}, o);
    return !result.ok && result.failure.refusal === 'route-unknown'
      ? ok({ build: 'agpl' })
      : toResult(result, toEntitlements);
  };

const hasTokenScopes =
  (client: HttpClient): AccountApi['hasTokenScopes'] =>
  async (o) => {
    const result = await callEndpoint(client, 'listScopes', {}, o);
    const { status } = result.ok ? result : result.failure;
    // The route tells by being there, whatever it says.
    if (result.ok || status === 200 || status === 404) return ok(status !== 404);
    return toPlain(result.failure);
  };

const hasMemberPermissions =
  (client: HttpClient): AccountApi['hasMemberPermissions'] =>
  async (organization, o) =>
    toResult(await callEndpoint(client, 'listOrganizationRoles', { organization }, o), (roles) =>
      roles.length === 0
        ? null
        : roles.some(({ organization_member_permissions: told }) => told !== undefined),
    );

const toCheck = ({ type, action, organizationId, anyOrganization }: RightsQuestion) => ({
  object: {
    resource_type: type,
    ...(organizationId === undefined ? {} : { organization_id: organizationId }),
    ...(anyOrganization === true ? { any_org: true } : {}),
  },
  action,
});

const checkRights =
  (client: HttpClient): AccountApi['checkRights'] =>
  async (questions, o) => {
    const checks = Object.fromEntries([...questions].map(([name, question]) => [name, toCheck(question)]));
    return toResult(
      await callEndpoint(client, 'checkAuthorization', { checks }, o),
      (told) => new Set(Object.keys(told).filter((name) => told[name] === true)),
    );
  };

/** What the server is licensed for and what the caller may do (coder-api 1.8, 3.6). */
export const createRights = (client: HttpClient): Rights => ({
  readEntitlements: readEntitlements(client),
  listExperiments: async (o) =>
    toResult(await callEndpoint(client, 'listExperiments', {}, o), (names) => names),
  hasTokenScopes: hasTokenScopes(client),
  hasMemberPermissions: hasMemberPermissions(client),
  checkRights: checkRights(client),
});
