import { describe, expect, it } from 'vitest';
import { GENERATIONS } from '../index.ts';
import { type Client, withTwin } from '../test-client.ts';

const BODY = { email: 'first@acme.example', username: 'first', password: 'a-Good-passw0rd-here' };

const post = (client: Client, body: object) =>
  client.call('POST', '/users/first', { body: { ...BODY, ...body }, token: '' });

describe.each(GENERATIONS)('the first user on %s', (generation) => {
  it('is there in a seeded deployment, and cannot be made again', async () => {
    await withTwin(generation, async (client) => {
      expect((await client.call('GET', '/users/first', { token: '' })).json).toEqual({
        message: 'The initial user has already been created!',
      });
      const again = await post(client, {});
      expect(again.status).toBe(409);
      expect(again.json).toEqual({ message: 'The initial user has already been created.' });
    });
  });

  it('is made once in a new deployment, an active owner who can log in', async () => {
    await withTwin(
      generation,
      async (client) => {
        const missing = await client.call('GET', '/users/first', { token: '' });
        expect(missing.status).toBe(404);
        expect(missing.json).toEqual({ message: 'The initial user has not been created!' });
        expect((await client.call('GET', '/users/me', { token: '' })).status).toBe(401);
        expect((await client.call('GET', '/buildinfo', { token: '' })).status).toBe(200);
        const made = await post(client, { name: 'First' });
        expect(made.status).toBe(201);
        const { user_id } = made.json as { user_id: string };
        expect(made.json).toEqual({ user_id, organization_id: client.twin.organizations.coder });
        const { email, password } = BODY;
        const login = await client.call('POST', '/users/login', { body: { email, password }, token: '' });
        const { session_token: token } = login.json as { session_token: string };
        expect((await client.call('GET', '/users/me', { token })).json).toMatchObject({
          status: 'active',
          roles: [{ name: 'owner' }],
        });
        expect((await client.call('GET', '/users/first', { token: '' })).status).toBe(200);
        expect((await post(client, {})).status).toBe(409);
      },
      { firstUser: false },
    );
  });

  it('needs valid fields and a good password', async () => {
    await withTwin(
      generation,
      async (client) => {
        expect((await post(client, { email: 'x', username: '', password: '' })).json).toMatchObject({
          message: 'Validation failed.',
          validations: [{ field: 'email' }, { field: 'username' }, { field: 'password' }],
        });
        const message = generation === '2.24' ? 'Password not strong enough!' : 'Password is invalid';
        expect((await post(client, { password: 'weak' })).json).toMatchObject({ message });
        expect((await post(client, {})).status).toBe(201);
      },
      { firstUser: false },
    );
  });

  it('can begin a trial, unless that fails, and then nobody is made', async () => {
    await withTwin(
      generation,
      async (client) => {
        client.twin.edit.configure({ trialFails: true });
        const failed = await post(client, { trial: true, trial_info: { company_name: 'Acme' } });
        expect(failed.status).toBe(500);
        expect(failed.json).toMatchObject({ message: 'Failed to generate trial' });
        expect(client.twin.dump().users).toEqual([]);
        client.twin.edit.configure({ trialFails: false });
        expect((await post(client, { trial: true })).status).toBe(201);
        const { json } = await client.call('GET', '/entitlements', { token: '' });
        expect(json).toMatchObject({ trial: true, has_license: true });
      },
      { firstUser: false, licensed: false },
    );
  });
});
