import type { CoderClient } from '#electron/store/remote/call/call-endpoint.ts';

/**
 * What a server must be for some situations. A server cannot be made so by its API, so each can be named beside the main
 * one; a twin is simply brought into it.
 */
export const SERVER_KINDS = {
  unlicensed: 'a deployment without a licence',
  agpl: 'a build without the enterprise code',
  oidc: 'a provider of OpenID, with role sync, site role sync and organization sync on',
  'no-oidc': 'a server without an OpenID provider',
  'no-password': 'a server without passwords',
  'no-github': 'a server without GitHub',
  'github-device': 'GitHub with its device flow',
  'no-github-device': 'GitHub without its device flow',
  limited: 'limits of requests a minute as they are by default',
  empty: 'a server without any user; it gets its first one, which stays',
} as const;
export type ServerKind = keyof typeof SERVER_KINDS;
export const SERVER_KIND_NAMES = Object.keys(SERVER_KINDS) as readonly ServerKind[];

/** What a server says of itself. Null: it cannot be seen, so who names it is believed. */
type Facts = Readonly<Record<ServerKind, boolean | null>>;

const readSync = async (api: CoderClient): Promise<boolean> => {
  const site = await api.getOrganizationSync({});
  const roles = await api.getRoleSync({ organization: 'default' });
  return site.ok && site.value.field !== '' && roles.ok && roles.value.field !== '';
};

/** Asks as the owner, or without a token where nobody is there yet. */
export const readFacts = async (api: CoderClient): Promise<Facts> => {
  const first = await api.getFirstUser({});
  const methods = await api.getAuthMethods({});
  const rights = await api.getEntitlements({});
  const isThere = methods.ok ? methods.value : null;
  const hasOidc = isThere?.oidc.enabled ?? false;
  return {
    unlicensed: rights.ok && !rights.value.has_license,
    agpl: !rights.ok && rights.failure.refusal === 'route-unknown',
    oidc: hasOidc && (await readSync(api)),
    'no-oidc': isThere !== null && !hasOidc,
    'no-password': isThere !== null && !isThere.password.enabled,
    'no-github': isThere !== null && !isThere.github.enabled,
    // Whether the device flow is on shows only in what it answers.
    'github-device': isThere?.github.enabled === true ? null : false,
    'no-github-device': isThere?.github.enabled === true ? null : false,
    // Limits show only once they are reached.
    limited: null,
    empty: !first.ok && first.failure.refusal === 'no-first-user',
  };
};
