import { describe, expect, it } from 'vitest';
import { GENERATIONS } from '../index.ts';
import { type Client, withTwin } from '../test-client.ts';

const post = (client: Client, body: object, token = client.twin.ownerToken, user = 'me') =>
  client.call('POST', `/users/${user}/keys/tokens`, { body, token });

const shown = async (client: Client, body: object): Promise<Record<string, unknown>> => {
  const made = await post(client, body);
  expect(made.status).toBe(201);
  const { key } = made.json as { key: string };
  const answer = await client.call('GET', `/users/me/keys/${key.slice(0, 10)}`);
  return answer.json as Record<string, unknown>;
};

describe.each(GENERATIONS)('a new token on %s', (generation) => {
  const hasScopes = generation !== '2.24';

  it('may do everything unless it is narrowed, and says so in the words of its generation', async () => {
    await withTwin(generation, async (client) => {
      const plain = await shown(client, { token_name: 'plain' });
      expect(plain).toMatchObject({ scope: 'all', login_type: 'token', lifetime_seconds: 604_800 });
      if (!hasScopes) return expect(plain).not.toHaveProperty('scopes');
      expect(plain).toMatchObject({ scopes: ['coder:all'], allow_list: ['*:*'] });
      const narrow = await shown(client, {
        scopes: ['organization:read', 'api_key:read'],
        allow_list: ['user:*', 'organization:*', 'user:*'],
      });
      expect(narrow).toMatchObject({
        scope: '',
        scopes: ['api_key:read', 'organization:read'],
        allow_list: ['organization:*', 'user:*'],
      });
    });
  });

  it('knows the legacy scope, and no other word there on old servers', async () => {
    await withTwin(generation, async (client) => {
      const apps = await shown(client, { scope: 'application_connect' });
      expect(apps).toMatchObject({ scope: 'application_connect' });
      const unknown = await post(client, { scope: 'moon' });
      expect(unknown.status).toBe(hasScopes ? 400 : 500);
      expect(unknown.json).toEqual({
        message: 'Failed to create API key.',
        detail: hasScopes
          ? 'invalid or unsupported API key scope: "moon"'
          : 'generate API key: invalid API key scope: "moon"',
      });
    });
  });

  it('fails on the legacy word inside scopes', async () => {
    await withTwin(generation, async (client) => {
      const answer = await post(client, { scopes: ['all'] });
      if (!hasScopes) return expect(answer.status).toBe(201);
      expect(answer.status).toBe(500);
      expect(answer.json).toEqual({
        message: 'Failed to create API key.',
        detail: 'generate API key: invalid API key scope: "all"',
      });
    });
  });

  it.each([
    [['user'], 'Request body must be valid JSON.', 'invalid allow_list entry "user": want <type>:<id>'],
    [['moon:*'], 'Request body must be valid JSON.', 'unknown resource type "moon"'],
    [['user:x'], 'Request body must be valid JSON.', 'invalid user ID (must be UUID): "x"'],
    [
      Array(129).fill('user:*'),
      'Failed to create API key.',
      'allow_list has 129 entries; max allowed is 128',
    ],
  ])('refuses a bad allow list (%#)', async (allow_list, message, detail) => {
    await withTwin(generation, async (client) => {
      const refused = await post(client, { allow_list });
      if (!hasScopes) return expect(refused.status).toBe(201);
      expect(refused.status).toBe(400);
      expect(refused.json).toEqual({ message, detail });
    });
  });

  it('lives as long as it is allowed to, and longer than no time', async () => {
    await withTwin(generation, async (client) => {
      const refused = (lifetime: number) => post(client, { lifetime });
      expect((await refused(-1)).json).toEqual({
        message: 'Failed to validate create API key request.',
        detail: 'lifetime must be positive number greater than 0',
      });
      const century = 876_600 * 3600 * 1e9;
      expect((await post(client, { lifetime: century }, client.twin.actors.member)).status).toBe(201);
      expect((await refused(century)).status).toBe(400);
    });
  });

  it('is made for others by owners only, and never for system users from 2.26 on', async () => {
    await withTwin(generation, async (client) => {
      expect((await post(client, {}, client.twin.ownerToken, 'every-role')).status).toBe(201);
      const { userAdmin } = client.twin.actors;
      for (const path of ['keys', 'keys/tokens']) {
        const call = client.call('POST', `/users/every-role/${path}`, { body: {}, token: userAdmin });
        expect((await call).json).toEqual({
          message: 'Failed to create API key.',
          detail: 'insert API key: unauthorized: rbac: forbidden',
        });
      }
      const system = await post(client, {}, client.twin.ownerToken, 'prebuilds');
      expect(system.status).toBe(hasScopes ? 403 : 201);
    });
  });
});

describe.each(GENERATIONS)('a key on %s', (generation) => {
  it('like that of a session lasts a week and is not listed among tokens', async () => {
    await withTwin(generation, async ({ call, twin }) => {
      const token = twin.actors.member;
      const made = await call('POST', '/users/me/keys', { token });
      expect(made.status).toBe(201);
      const { key } = made.json as { key: string };
      const answer = await call('GET', `/users/me/keys/${key.slice(0, 10)}`, { token: key });
      expect(answer.json).toMatchObject({ login_type: 'password', lifetime_seconds: 604_800 });
      const listed = (await call('GET', '/users/me/keys/tokens', { token })).json as object[];
      expect(listed).toHaveLength(1);
    });
  });

  it('is found by name for its user, and not by others who cannot read it', async () => {
    await withTwin(generation, async ({ call, twin }) => {
      expect((await call('GET', '/users/me/keys/tokens/demo')).json).toMatchObject({ token_name: 'demo' });
      expect((await call('GET', '/users/me/keys/tokens/none')).status).toBe(404);
      const id = twin.ownerToken.slice(0, 10);
      for (const method of ['GET', 'DELETE']) {
        const path = `/users/me/keys/${id}`;
        expect((await call(method, path, { token: twin.actors.userAdmin })).status).toBe(404);
      }
    });
  });

  it('can be let run out from 2.32 on, and is then hidden from the list unless asked for', async () => {
    await withTwin(generation, async ({ call }) => {
      const made = await call('POST', '/users/me/keys/tokens', { body: { token_name: 'brief' } });
      const { key } = made.json as { key: string };
      const expired = await call('PUT', `/users/me/keys/${key.slice(0, 10)}/expire`);
      if (generation !== '2.35') return expect(expired.json).toEqual({ message: 'Route not found.' });
      expect(expired.status).toBe(204);
      expect((await call('PUT', `/users/me/keys/${key.slice(0, 10)}/expire`)).status).toBe(204);
      expect((await call('PUT', '/users/me/keys/unknown123/expire')).status).toBe(404);
      const names = async (query: string) =>
        ((await call('GET', `/users/me/keys/tokens${query}`)).json as { token_name: string }[]).map(
          (row) => row.token_name,
        );
      expect(await names('')).toEqual(['demo']);
      expect(await names('?include_expired=1')).toEqual(['demo', 'brief']);
      const all = (await call('GET', '/users/me/keys/tokens?include_all=t')).text;
      expect([all.includes('"plain-member"'), all.includes('"old-token"')]).toEqual([true, false]);
    });
  });

  it('for workspace apps goes when its user logs out, with the key in use', async () => {
    await withTwin(generation, async ({ call, twin }) => {
      const token = twin.actors.member;
      const apps = await call('POST', '/users/me/keys/tokens', {
        body: { scope: 'application_connect' },
        token,
      });
      const other = await call('POST', '/users/me/keys/tokens', { body: {}, token });
      expect((await call('POST', '/users/logout', { token })).status).toBe(200);
      const left = twin.dump().keys.map((key) => key.id);
      expect(left).not.toContain(token.slice(0, 10));
      expect(left).not.toContain((apps.json as { key: string }).key.slice(0, 10));
      expect(left).toContain((other.json as { key: string }).key.slice(0, 10));
    });
  });
});
