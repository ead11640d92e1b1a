import { describe, expect, it } from 'vitest';
import { DEMO_PASSWORD, GENERATIONS } from '../index.ts';
import { type Client, withTwin } from '../test-client.ts';

const HOUR = 3_600_000;

type Key = { readonly expires_at: string; readonly last_used: string };

const login = async (client: Client): Promise<string> => {
  const body = { email: 'plain-member@acme.example', password: DEMO_PASSWORD };
  const answer = await client.call('POST', '/users/login', { body, token: '' });
  return (answer.json as { session_token: string }).session_token;
};

const read = async (client: Client, token: string): Promise<Key> =>
  (await client.call('GET', `/users/me/keys/${token.slice(0, 10)}`, { token })).json as Key;

describe.each(GENERATIONS)('a key in use on %s', (generation) => {
  it('slides forward for sessions, about hourly', async () => {
    let now = Date.UTC(2026, 6, 10);
    const options = { nowMs: () => now };
    await withTwin(
      generation,
      async (client) => {
        const token = await login(client);
        now += HOUR / 2;
        expect((await read(client, token)).expires_at).toBe('2026-07-11T00:00:00Z');
        now += 20 * HOUR;
        expect((await read(client, token)).expires_at).toBe('2026-07-11T20:30:00Z');
        now += 23 * HOUR;
        expect((await client.call('GET', '/users/me', { token })).status).toBe(200);
        now += 25 * HOUR;
        expect((await client.call('GET', '/users/me', { token })).text).toContain('API key expired at');
      },
      options,
    );
  });

  it('slides forward for tokens on old servers only', async () => {
    let now = Date.UTC(2026, 6, 10);
    const options = { nowMs: () => now };
    await withTwin(
      generation,
      async (client) => {
        const made = await client.call('POST', '/users/me/keys/tokens', { body: {} });
        const { key } = made.json as { key: string };
        now += 48 * HOUR;
        const { expires_at } = await read(client, key);
        expect(expires_at).toBe(generation === '2.35' ? '2026-07-17T00:00:00Z' : '2026-07-19T00:00:00Z');
      },
      options,
    );
  });

  it('moves the stamps of use of key and user, and not within the hour', async () => {
    let now = Date.UTC(2026, 6, 10);
    const options = { nowMs: () => now };
    await withTwin(
      generation,
      async (client) => {
        const token = client.twin.actors.member;
        const seen = async () =>
          ((await client.call('GET', '/users/plain-member')).json as { last_seen_at: string }).last_seen_at;
        await read(client, token);
        expect(await seen()).toBe('2026-07-10T00:00:00Z');
        now += HOUR / 2;
        expect((await read(client, token)).last_used).toBe('2026-07-10T00:00:00Z');
        expect(await seen()).toBe('2026-07-10T00:00:00Z');
        now += HOUR;
        await read(client, token);
        expect(await seen()).toBe('2026-07-10T01:30:00Z');
      },
      options,
    );
  });
});

describe.each(GENERATIONS)('a session from an identity provider on %s', (generation) => {
  it('ends when the login there does, in three wordings, and tokens do not mind', async () => {
    await withTwin(generation, async ({ call, twin }) => {
      const path = '/users/oidc/callback?code=no-name&state=s';
      const back = await call('GET', path, { token: '', headers: { Cookie: 'oauth_state=s' } });
      const token = /coder_session_token=([^;]+)/.exec(back.header('Set-Cookie') ?? '')?.[1] ?? '';
      const me = async () => (await call('GET', '/users/me', { token })).json;
      expect(await me()).toMatchObject({ username: 'no-name' });
      twin.edit.breakLogin('no-name', 'link-gone');
      expect(await me()).toMatchObject({ detail: 'You must re-authenticate with the login provider.' });
      twin.edit.breakLogin('no-name', 'session-expired');
      expect(await me()).toMatchObject({
        detail: expect.stringMatching(/^OpenID Connect session expired at ".+"\. Try signing in again\.$/),
      });
      twin.edit.breakLogin('no-name', 'refresh-failed');
      expect(await me()).toEqual({
        message:
          'Could not refresh expired OpenID Connect token. Try re-authenticating to resolve this issue.',
      });
      expect((await call('GET', '/users/me', { token: twin.actors.ssoFree })).status).toBe(200);
      twin.edit.breakLogin('no-name', null);
      expect(await me()).toMatchObject({ username: 'no-name' });
    });
  });
});

describe.each(GENERATIONS)('the actors of %s', (generation) => {
  it('are who they are called, and only those who may, act', async () => {
    await withTwin(generation, async ({ call, twin }) => {
      const refused = { suspended: 401, expired: 401 } as const;
      for (const [name, token] of Object.entries(twin.actors)) {
        const expected = name in refused ? 401 : 200;
        expect([name, (await call('GET', '/users/me', { token })).status]).toEqual([name, expected]);
      }
      const service = await call('GET', '/users/me', { token: twin.actors.serviceAccount });
      expect(Object.hasOwn(service.json as object, 'is_service_account')).toBe(generation === '2.35');
      const several = await call('GET', '/organizations', { token: twin.actors.severalOrganizations });
      expect(several.json).toHaveLength(3);
      expect((await call('GET', '/organizations', { token: twin.actors.noOrganization })).json).toEqual([]);
    });
  });
});
