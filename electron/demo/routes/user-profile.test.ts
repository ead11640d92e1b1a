import { describe, expect, it } from 'vitest';
import { GENERATIONS } from '../index.ts';
import { type Client, withTwin } from '../test-client.ts';

const put = (client: Client, user: string, body: object, token = client.twin.ownerToken) =>
  client.call('PUT', `/users/${user}/profile`, { body, token });

describe.each(GENERATIONS)('a profile on %s', (generation) => {
  it('takes a new username and name, moves updated_at, and is found under the new name only', async () => {
    await withTwin(generation, async (client) => {
      const before = (await client.call('GET', '/users/plain-member')).json as { updated_at: string };
      const changed = await put(client, 'plain-member', { username: 'Renamed-1', name: 'Re Named' });
      expect(changed.json).toMatchObject({ username: 'Renamed-1', name: 'Re Named' });
      expect((changed.json as { updated_at: string }).updated_at).not.toBe(before.updated_at);
      expect((await client.call('GET', '/users/renamed-1')).status).toBe(200);
      expect((await client.call('GET', '/users/plain-member')).status).not.toBe(200);
    });
  });

  it('loses its name when none is sent, and may change the case of its username', async () => {
    await withTwin(generation, async (client) => {
      const changed = await put(client, 'plain-member', { username: 'Plain-Member' });
      expect(changed.json).toMatchObject({ username: 'Plain-Member' });
      expect(changed.json).not.toHaveProperty('name');
    });
  });

  it('is refused for bad fields and for a name that is taken', async () => {
    await withTwin(generation, async (client) => {
      expect((await put(client, 'plain-member', { name: 'x'.repeat(129) })).json).toMatchObject({
        validations: [
          { field: 'username', detail: 'Validation failed for tag "required" with value: ""' },
          { field: 'name', detail: expect.stringContaining('tag "user_real_name"') },
        ],
      });
      const taken = await put(client, 'plain-member', { username: 'Admin' });
      expect(taken.status).toBe(409);
      expect(taken.json).toEqual({
        message: 'A user with this username already exists.',
        validations: [{ field: 'username', detail: 'This username is already in use.' }],
      });
    });
  });

  it('is one’s own but for the username, which members change on old servers only', async () => {
    await withTwin(generation, async (client) => {
      const token = client.twin.actors.member;
      const own = await put(client, 'me', { username: 'plain-member', name: 'Mine' }, token);
      expect(own.json).toMatchObject({ name: 'Mine' });
      const renamed = await put(client, 'me', { username: 'other-name' }, token);
      expect(renamed.status).toBe(generation === '2.24' ? 200 : 404);
    });
  });

  it('of others is for owners and user admins; the rest get a 500', async () => {
    await withTwin(generation, async (client) => {
      const { userAdmin, auditor } = client.twin.actors;
      const body = { username: 'every-role', name: 'X' };
      expect((await put(client, 'every-role', body, userAdmin)).status).toBe(200);
      expect((await put(client, 'every-role', body, auditor)).json).toEqual({
        message: 'Internal error updating user.',
        detail: 'unauthorized: rbac: forbidden',
      });
    });
  });

  it('has an avatar from 2.35 on, where the identity provider has none', async () => {
    await withTwin(generation, async (client) => {
      const avatar_url = 'https://img.example/a.png';
      const local = await put(client, 'plain-member', { username: 'plain-member', avatar_url });
      const sso = await put(client, 'every-role', { username: 'every-role', avatar_url });
      if (generation === '2.35') expect(local.json).toMatchObject({ avatar_url });
      else expect(local.json).not.toHaveProperty('avatar_url');
      expect(sso.json).not.toHaveProperty('avatar_url');
    });
  });
});
