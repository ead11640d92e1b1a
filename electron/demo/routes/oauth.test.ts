import { describe, expect, it } from 'vitest';
import { GENERATIONS } from '../index.ts';
import { type Client, withTwin } from '../test-client.ts';

const OIDC = '/users/oidc/callback';
const GITHUB = '/users/oauth2/github/callback';

const get = (client: Client, path: string, cookie = '') =>
  client.call('GET', path, { token: '', headers: cookie === '' ? {} : { Cookie: cookie } });

describe.each(GENERATIONS)('browser logins on %s', (generation) => {
  it.each([
    [OIDC, 'https://sso.acme.example/authorize?'],
    [GITHUB, 'https://github.com/login/oauth/authorize?'],
  ])('%s sends a browser to the provider with a state in a cookie', async (path, provider) => {
    await withTwin(generation, async (client) => {
      const answer = await get(client, `${path}?redirect=%2Fusers`);
      expect(answer.status).toBe(307);
      const location = answer.header('Location') ?? '';
      expect(location.startsWith(provider)).toBe(true);
      const state = new URL(location).searchParams.get('state');
      expect(answer.header('Set-Cookie')).toContain(`oauth_state=${state};`);
    });
  });

  it('refuse a way back that they did not begin', async () => {
    await withTwin(generation, async (client) => {
      expect((await get(client, `${OIDC}?code=x`)).json).toEqual({ message: 'State must be provided.' });
      const noCookie = await get(client, `${OIDC}?code=x&state=s`);
      expect(noCookie.status).toBe(401);
      expect(noCookie.json).toEqual({ message: 'Cookie "oauth_state" must be provided.' });
      const other = await get(client, `${OIDC}?code=x&state=s`, 'oauth_state=t');
      expect(other.json).toEqual({ message: 'State mismatched.' });
      const failed = await get(client, `${OIDC}?error=access_denied&error_description=No`);
      expect(failed.json).toEqual({
        message: 'Encountered error in oidc process: access_denied',
        detail: 'No',
      });
      const bad = await get(client, `${OIDC}?code=x&state=s`, 'oauth_state=s');
      expect(bad.json).toMatchObject({ message: 'Internal error exchanging Oauth code.' });
    });
  });

  it('end with a session for a user of that provider', async () => {
    await withTwin(generation, async (client) => {
      const back = await get(client, `${OIDC}?code=every-role&state=s`, 'oauth_state=s; oauth_redirect=%2Fx');
      expect(back.status).toBe(307);
      expect(back.header('Location')).toBe('/x');
      const token = /coder_session_token=([^;]+)/.exec(back.header('Set-Cookie') ?? '')?.[1] ?? '';
      expect((await client.call('GET', '/users/me', { token })).json).toMatchObject({
        username: 'every-role',
      });
      const wrongKind = await get(client, `${GITHUB}?code=every-role&state=s`, 'oauth_state=s');
      expect(wrongKind.status).toBe(500);
    });
  });

  it('are refused where the provider is not configured', async () => {
    await withTwin(generation, async (client) => {
      client.twin.edit.configure({ oidcLogin: false, githubLogin: false });
      for (const path of [OIDC, GITHUB]) {
        const refused = await get(client, path);
        expect(refused.status).toBe(400);
        expect(refused.json).toEqual({ message: 'The oauth2 method requested is not configured!' });
      }
      expect((await get(client, '/users/authmethods')).json).toMatchObject({
        github: { enabled: false },
        oidc: { enabled: false },
        password: { enabled: true },
      });
    });
  });

  it('know the device flow of GitHub when it is on', async () => {
    await withTwin(generation, async (client) => {
      const path = '/users/oauth2/github/device';
      expect((await get(client, path)).json).toEqual({
        message: 'Device flow is not enabled for Github OAuth2.',
      });
      client.twin.edit.configure({ githubDeviceFlow: true });
      expect((await get(client, path)).json).toEqual({
        device_code: expect.any(String),
        user_code: expect.stringMatching(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/),
        verification_uri: 'https://github.com/login/device',
        expires_in: 900,
        interval: 5,
      });
      client.twin.edit.configure({ githubLogin: false });
      expect((await get(client, path)).json).toEqual({ message: 'Github OAuth2 is not enabled.' });
    });
  });

  it('show an OIDC user their claims from 2.32 on', async () => {
    await withTwin(generation, async ({ call, twin }) => {
      const answer = await call('GET', '/users/oidc-claims', { token: twin.actors.ssoManaged });
      const other = await call('GET', '/users/oidc-claims');
      if (generation === '2.35') {
        expect(answer.json).toMatchObject({
          claims: { preferred_username: 'emea-sso', coder_roles: ['organization-auditor'] },
        });
        expect(other.json).toEqual({ message: 'User is not an OIDC user.' });
        // Before, the word is a username like any other.
      } else expect([answer.status, other.status]).toEqual([400, 400]);
    });
  });
});
