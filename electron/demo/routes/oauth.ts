import { cookieNamed } from '../auth/credentials.ts';
import { type Call, keyed, open, type Route } from '../http/call.ts';
import { error, json, type Reply } from '../http/reply.ts';
import type { Traits } from '../rules/generation.ts';
import type { User } from '../world/rows.ts';
import { auditKey } from './audit-write.ts';
import { createKey, SESSION, sessionCookie, wake } from './session.ts';

type Provider = 'oidc' | 'github';

const AUTHORIZE: Readonly<Record<Provider, string>> = {
  oidc: 'https://sso.acme.example/authorize',
  github: 'https://github.com/login/oauth/authorize',
};

const redirect = (location: string, cookies: readonly string[]): Reply => ({
  status: 307,
  type: 'html',
  body: `<a href="${location.replaceAll('&', '&amp;')}">Temporary Redirect</a>.\n\n`,
  headers: { Location: location },
  cookies,
});

const toProvider = ({ deployment, query }: Call, provider: Provider): Reply => {
  const state = deployment.random.word(32);
  const asked = new URLSearchParams({
    access_type: 'offline',
    client_id: 'rollcall-demo',
    response_type: 'code',
    state,
  });
  return redirect(`${AUTHORIZE[provider]}?${asked}`, [
    `oauth_state=${state}; Path=/; HttpOnly; SameSite=Lax`,
    `oauth_redirect=${encodeURIComponent(query.get('redirect') ?? '')}; Path=/; HttpOnly; SameSite=Lax`,
  ]);
};

/** Errors the provider sends back, and a state that is not the one that was given out. */
const flowRefusal = ({ query, headers }: Call): Reply | undefined => {
  const failed = query.get('error') ?? '';
  if (failed !== '') {
    const detail = query.get('error_description') ?? '';
    return error(400, `Encountered error in oidc process: ${failed}`, detail);
  }
  if ((query.get('code') ?? '') === '') return undefined;
  const state = query.get('state') ?? '';
  if (state === '') return error(400, 'State must be provided.');
  const kept = cookieNamed(headers, 'oauth_state');
  if (kept === undefined) return error(401, 'Cookie "oauth_state" must be provided.');
  return kept === state ? undefined : error(401, 'State mismatched.');
};

/** The demo has no provider to ask, so a code is taken for good when it is the username of a user of its kind. */
const userOfCode = ({ deployment, query }: Call, provider: Provider): User | undefined => {
  const id = deployment.world.usernames.get((query.get('code') ?? '').toLowerCase());
  const user = deployment.world.users.get(id ?? '');
  return user?.loginType === provider ? user : undefined;
};

const finish = (call: Call, provider: Provider): Reply => {
  const user = userOfCode(call, provider);
  if (user === undefined) {
    const detail = 'oauth2: "invalid_grant" "The code passed is incorrect or expired."';
    return error(500, 'Internal error exchanging Oauth code.', detail);
  }
  if (user.status === 'suspended') {
    return error(401, 'Your account is suspended. Contact an admin to reactivate your account.');
  }
  wake(call.deployment, user);
  const key = createKey(call.deployment, user, { ...SESSION, loginType: provider });
  const wanted = decodeURIComponent(cookieNamed(call.headers, 'oauth_redirect') ?? '');
  const reply = redirect(wanted === '' ? '/' : wanted, [sessionCookie(call.deployment, key)]);
  auditKey(call, user.id, 'login', key, reply.status);
  return reply;
};

const callback =
  (provider: Provider) =>
  (call: Call): Reply => {
    const { oidcLogin, githubLogin } = call.deployment.world.settings;
    const isOn = provider === 'oidc' ? oidcLogin : githubLogin;
    if (!isOn) return error(400, 'The oauth2 method requested is not configured!');
    const refused = flowRefusal(call);
    if (refused !== undefined) return refused;
    return (call.query.get('code') ?? '') === '' ? toProvider(call, provider) : finish(call, provider);
  };

const device = ({ deployment }: Call): Reply => {
  const { githubLogin, githubDeviceFlow } = deployment.world.settings;
  if (!githubLogin) return error(400, 'Github OAuth2 is not enabled.');
  if (!githubDeviceFlow) return error(400, 'Device flow is not enabled for Github OAuth2.');
  const code = deployment.random.word(8).toUpperCase();
  return json(200, {
    device_code: deployment.random.word(40),
    user_code: `${code.slice(0, 4)}-${code.slice(4)}`,
    verification_uri: 'https://github.com/login/device',
    expires_in: 900,
    interval: 5,
  });
};

const claims = keyed('GET', '/users/oidc-claims', ({ deployment, subject }) => {
  const { user } = subject;
  if (user.loginType !== 'oidc') return error(400, 'User is not an OIDC user.');
  const organizations = [...(deployment.world.organizationsOf.get(user.id) ?? [])];
  const roles = organizations.flatMap((id) => {
    const isSynced = (deployment.world.organizations.get(id)?.roleSyncField ?? '') !== '';
    return isSynced ? (deployment.world.members.get(id)?.get(user.id)?.roles ?? []) : [];
  });
  const { id: sub, email, name, username } = user;
  return json(200, { claims: { sub, email, name, preferred_username: username, coder_roles: roles } });
});

/** The server's side of browser logins, the GitHub device flow, and the claims of an OIDC user (2.32). */
export const oauthRoutes = (traits: Traits): readonly Route[] => [
  open('GET', '/users/oauth2/github/callback', callback('github')),
  open('GET', '/users/oidc/callback', callback('oidc')),
  open('GET', '/users/oauth2/github/device', device),
  ...(traits.oidcClaims ? [claims] : []),
];
