import { describe, expect, it } from 'vitest';
import { GENERATIONS } from '../index.ts';
import { type Answer, type Client, withTwin } from '../test-client.ts';

const NIL = '00000000-0000-0000-0000-000000000000';
const GOOD = { username: 'newcomer', email: 'new@acme.example', password: 'a-Good-passw0rd-here' };

const post = (client: Client, body: object, token?: string): Promise<Answer> =>
  client.call('POST', '/users', {
    body: { organization_ids: [NIL], ...GOOD, ...body },
    ...(token === undefined ? {} : { token }),
  });

describe.each(GENERATIONS)('creating a user on %s', (generation) => {
  const isNew = generation === '2.35';

  it('answers 201 with a dormant user in the organizations asked for', async () => {
    await withTwin(generation, async (client) => {
      const { coder, labs } = client.twin.organizations;
      const made = await post(client, { organization_ids: [NIL, labs], name: 'New Comer' });
      expect(made.status).toBe(201);
      expect(made.json).toMatchObject({
        username: 'newcomer',
        status: 'dormant',
        login_type: 'password',
        name: 'New Comer',
        last_seen_at: '0001-01-01T00:00:00Z',
        organization_ids: [coder, labs],
        roles: [],
      });
      const memberships = client.twin.dump().members.filter((row) => row.username === 'newcomer');
      expect(memberships.map((row) => row.organization)).toEqual(['coder', 'labs']);
    });
  });

  it('takes the legacy organization_id, a status, and lets the new user log in', async () => {
    await withTwin(generation, async (client) => {
      const organization_id = client.twin.organizations.labs;
      const made = await post(client, { organization_ids: [], organization_id, user_status: 'active' });
      expect(made.json).toMatchObject({ status: 'active', organization_ids: [organization_id] });
      const body = { email: 'NEW@acme.example', password: GOOD.password };
      expect((await client.call('POST', '/users/login', { body, token: '' })).status).toBe(201);
    });
  });

  it('reports all invalid fields together, e-mail first', async () => {
    await withTwin(generation, async (client) => {
      const wrong = await post(client, { email: 'nope', username: '', name: ' x' });
      expect(wrong.status).toBe(400);
      expect(wrong.json).toEqual({
        message: 'Validation failed.',
        validations: [
          { field: 'email', detail: 'Validation failed for tag "email" with value: "nope"' },
          { field: 'username', detail: 'Validation failed for tag "required" with value: ""' },
          { field: 'name', detail: 'Validation failed for tag "user_real_name" with value: " x"' },
        ],
      });
      const tag = isNew ? 'required_unless' : 'required';
      const empty = await post(client, { email: '', username: 'Bad_Name' });
      expect(empty.json).toMatchObject({
        validations: [
          { detail: `Validation failed for tag "${tag}" with value: ""` },
          { detail: 'Validation failed for tag "username" with value: "Bad_Name"' },
        ],
      });
    });
  });

  it.each([
    [{ login_type: 'oidc' }, 400, 'Password cannot be set for non-password (\\"oidc\\") authentication.'],
    [{ organization_ids: [] }, 400, 'No organization specified to place the user as a member of.'],
    [{ username: 'ADMIN' }, 409, 'User already exists.'],
    [{ email: 'Admin@Acme.Example' }, 409, 'User already exists.'],
    [
      { organization_ids: ['7c60d51f-b44e-4682-87d6-449835ea4de6'] },
      404,
      'Organization does not exist with the provided id \\"7c60d51f-b44e-4682-87d6-449835ea4de6\\".',
    ],
    [
      { login_type: 'token', password: '' },
      400,
      'Unsupported login type \\"token\\" for manually creating new users.',
    ],
    [{ user_status: 'gone' }, 500, 'invalid input value for enum user_status: \\"gone\\"'],
    [{ organization_ids: [NIL, NIL] }, 500, 'unique constraint \\"organization_members_pkey\\"'],
  ])('refuses %j', async (body, status, text) => {
    await withTwin(generation, async (client) => {
      const before = client.twin.dump();
      const refused = await post(client, body);
      expect(refused.status).toBe(status);
      expect(refused.text).toContain(text);
      expect(client.twin.dump()).toEqual(before);
    });
  });

  it('names a weak password in the words of its generation', async () => {
    await withTwin(generation, async (client) => {
      const { json } = await post(client, { password: 'weak' });
      expect(json).toMatchObject({
        message: generation === '2.24' ? 'Password not strong enough!' : 'Password is invalid',
        validations: [{ field: 'password', detail: expect.stringContaining('insecure password, try') }],
      });
    });
  });

  it('refuses ways to log in that are switched off', async () => {
    await withTwin(generation, async (client) => {
      client.twin.edit.configure({ passwordLogin: false, oidcLogin: false });
      expect((await post(client, {})).json).toEqual({
        message:
          'Password based authentication is disabled! Unable to provision new users with password authentication.',
      });
      expect((await post(client, { login_type: 'oidc', password: '' })).json).toEqual({
        message: 'You must configure OIDC before creating OIDC users.',
      });
      expect((await post(client, { login_type: 'github', password: '' })).status).toBe(201);
    });
  });

  it('is for owners and user admins only', async () => {
    await withTwin(generation, async (client) => {
      const { userAdmin, orgAdmin, member } = client.twin.actors;
      expect(
        (await post(client, { username: 'by-user-admin', email: 'a@b.example' }, userAdmin)).status,
      ).toBe(201);
      for (const token of [orgAdmin, member]) {
        expect((await post(client, {}, token)).json).toEqual({
          message: 'You are not authorized to create users.',
        });
      }
      const stumbles = await post(client, { username: 'admin' }, member);
      expect(stumbles.json).toEqual({
        message: 'Internal error fetching user.',
        detail: 'unauthorized: rbac: forbidden',
      });
    });
  });

  it('takes a name and an address again once their user is deleted', async () => {
    await withTwin(generation, async (client) => {
      const first = (await post(client, {})).json as { id: string };
      expect((await client.call('DELETE', `/users/${first.id}`)).status).toBe(200);
      const again = await post(client, {});
      expect(again.status).toBe(201);
      expect((again.json as { id: string }).id).not.toBe(first.id);
    });
  });

  it('knows service accounts and site roles only where they exist', async () => {
    await withTwin(generation, async (client) => {
      const robot = { username: 'robot', email: '', password: '', service_account: true };
      const made = await post(client, robot);
      const withRoles = await post(client, { roles: ['auditor'] });
      if (isNew) {
        expect(made.json).toMatchObject({ is_service_account: true, login_type: 'none', email: '' });
        expect(withRoles.json).toMatchObject({ roles: [{ name: 'auditor' }] });
      } else {
        expect(made.status).toBe(400);
        expect(withRoles.json).toMatchObject({ roles: [] });
      }
    });
  });
});

describe('creating a user on 2.35', () => {
  it('has rules of its own for service accounts', async () => {
    await withTwin('2.35', async (client) => {
      const robot = { username: 'robot', email: '', password: '', service_account: true };
      const message = async (body: object) => (await post(client, { ...robot, ...body })).json;
      expect(await message({ login_type: 'password' })).toEqual({
        message: "Service accounts must use login type 'none'.",
      });
      expect(await message({ password: 'x' })).toEqual({
        message: 'Password cannot be set for service accounts.',
      });
      expect(await message({ email: 'a@b.example' })).toEqual({
        message: 'Email cannot be set for service accounts.',
      });
      client.twin.edit.configure({ isLicensed: false });
      expect(await message({})).toEqual({
        message: 'Service Accounts is a Premium feature. Contact sales!',
      });
    });
  });

  it('lets nobody give a site role they could not assign', async () => {
    await withTwin('2.35', async (client) => {
      const unknown = await post(client, { roles: ['foo'] });
      expect(unknown.json).toEqual({
        message: 'Internal error creating user.',
        detail: 'create user: "foo" is not a supported role',
      });
      const barred = await post(client, { roles: ['owner'] }, client.twin.actors.userAdmin);
      expect(barred.json).toEqual({
        message: 'Internal error creating user.',
        detail: 'create user: not authorized to assign role "owner"',
      });
    });
  });

  it('tells every other owner and user admin', async () => {
    await withTwin('2.35', async (client) => {
      const made = (await post(client, { roles: ['owner'] })).json as { id: string };
      const told = client.twin.notifications().filter((one) => one.targetId === made.id);
      expect(told.map((one) => one.template)).toEqual(Array(4).fill('user-account-created'));
      expect(told.map((one) => one.recipientId)).not.toContain(made.id);
    });
  });
});
