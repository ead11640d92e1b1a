import { describe, expect, it } from 'vitest';
import { DEMO_PASSWORD, GENERATIONS } from '../index.ts';
import { type Client, withTwin } from '../test-client.ts';

const NEXT = 'quite-An0ther-passw0rd';

const put = (client: Client, user: string, body: object, token = client.twin.ownerToken) =>
  client.call('PUT', `/users/${user}/password`, { body, token });

const login = (client: Client, name: string, password: string) =>
  client.call('POST', '/users/login', { body: { email: `${name}@acme.example`, password }, token: '' });

describe.each(GENERATIONS)('a password on %s', (generation) => {
  it('is changed by its user, who loses every key', async () => {
    await withTwin(generation, async (client) => {
      const token = client.twin.actors.member;
      const changed = await put(client, 'me', { old_password: DEMO_PASSWORD, password: NEXT }, token);
      expect(changed.status).toBe(204);
      expect(changed.text).toBe('');
      expect((await client.call('GET', '/users/me', { token })).status).toBe(401);
      expect((await login(client, 'plain-member', NEXT)).status).toBe(201);
      expect((await login(client, 'plain-member', DEMO_PASSWORD)).status).toBe(401);
    });
  });

  it('is refused in the order of the server when its user changes it', async () => {
    await withTwin(generation, async (client) => {
      const message = async (body: object) => (await put(client, 'me', body)).json;
      expect(await message({})).toMatchObject({
        validations: [{ field: 'password', detail: 'Validation failed for tag "required" with value: ""' }],
      });
      expect(await message({ password: 'weak' })).toEqual({ message: 'Old password is required.' });
      expect(await message({ password: 'weak', old_password: 'no' })).toMatchObject({
        message: 'Invalid password.',
        validations: [{ field: 'password' }],
      });
      expect(await message({ password: NEXT, old_password: 'no' })).toEqual({
        message: 'Old password is incorrect.',
        validations: [{ field: 'old_password', detail: 'Old password is incorrect.' }],
      });
      expect(await message({ password: DEMO_PASSWORD, old_password: DEMO_PASSWORD })).toEqual({
        message: 'New password cannot match old password.',
      });
    });
  });

  it('is reset by owners without the old one, which is checked if it is sent', async () => {
    await withTwin(generation, async (client) => {
      const wrong = await put(client, 'plain-member', { password: NEXT, old_password: 'no' });
      expect(wrong.json).toMatchObject({ message: 'Old password is incorrect.' });
      expect((await put(client, 'plain-member', { password: NEXT })).status).toBe(204);
      expect((await client.call('GET', '/users/me', { token: client.twin.actors.member })).status).toBe(401);
      expect((await put(client, 'every-role', { password: NEXT })).json).toEqual({
        message: 'Users without password login type cannot change their password.',
      });
    });
  });

  it('cannot be reset by user admins, who may not delete the keys', async () => {
    await withTwin(generation, async (client) => {
      const token = client.twin.actors.userAdmin;
      const answer = await put(client, 'plain-member', { password: NEXT }, token);
      expect(answer.json).toEqual({
        message: "Internal error updating user's password.",
        detail: 'delete api keys by user ID: unauthorized: rbac: forbidden',
      });
      expect((await login(client, 'plain-member', DEMO_PASSWORD)).status).toBe(201);
      const owners = await put(client, 'break-glass', { password: NEXT }, token);
      if (generation === '2.35') {
        expect(owners.json).toEqual({ message: 'Only owners can change the password of an owner.' });
      } else expect(owners.status).toBe(500);
      expect((await put(client, 'every-role', {}, client.twin.actors.auditor)).status).toBe(404);
    });
  });

  it('is judged without an account', async () => {
    await withTwin(generation, async (client) => {
      const ask = (password: string) =>
        client.call('POST', '/users/validate-password', { body: { password }, token: '' });
      expect((await ask(NEXT)).json).toEqual({ valid: true, details: '' });
      expect((await ask('weak')).json).toMatchObject({
        valid: false,
        details: expect.stringContaining('insecure password'),
      });
      expect((await ask('')).status).toBe(400);
    });
  });
});

describe.each(GENERATIONS)('a forgotten password on %s', (generation) => {
  const request = (client: Client, email: string) =>
    client.call('POST', '/users/otp/request', { body: { email }, token: '' });
  const change = (client: Client, code: string, password = NEXT, email = 'plain-member@acme.example') =>
    client.call('POST', '/users/otp/change-password', {
      body: { email, password, one_time_passcode: code },
      token: '',
    });
  const codeOf = (client: Client): string => client.twin.notifications().at(-1)?.passcode ?? '';

  it('is replaced with a passcode, once', async () => {
    await withTwin(generation, async (client) => {
      expect((await request(client, 'Plain-Member@acme.example')).status).toBe(204);
      const code = codeOf(client);
      expect((await change(client, code, DEMO_PASSWORD)).json).toEqual({
        message: 'New password cannot match old password.',
      });
      expect((await change(client, code)).status).toBe(204);
      expect((await login(client, 'plain-member', NEXT)).status).toBe(201);
      expect((await change(client, code, `${NEXT}-2`)).json).toEqual({
        message: 'Incorrect email or one-time passcode.',
      });
    });
  });

  it('tells a stranger nothing', async () => {
    await withTwin(generation, async (client) => {
      for (const email of ['nobody@acme.example', 'every-role@acme.example']) {
        expect((await request(client, email)).status).toBe(204);
      }
      expect(client.twin.notifications()).toEqual([]);
      expect((await change(client, 'x')).status).toBe(400);
      expect((await change(client, 'x', 'weak')).json).toMatchObject({ message: 'Invalid password.' });
      expect((await request(client, 'nope')).json).toMatchObject({ message: 'Validation failed.' });
    });
  });

  it('runs out after twenty minutes', async () => {
    let now = Date.UTC(2026, 6, 10);
    const options = { nowMs: () => now };
    await withTwin(
      generation,
      async (client) => {
        await request(client, 'plain-member@acme.example');
        now += 21 * 60_000;
        expect((await change(client, codeOf(client))).json).toEqual({
          message: 'Incorrect email or one-time passcode.',
        });
      },
      options,
    );
  });

  it('cannot be replaced where nobody logs in with one', async () => {
    await withTwin(generation, async (client) => {
      client.twin.edit.configure({ passwordLogin: false });
      expect((await request(client, 'plain-member@acme.example')).json).toEqual({
        message: 'Password authentication is disabled.',
      });
      expect((await login(client, 'plain-member', DEMO_PASSWORD)).status).toBe(403);
    });
  });
});
