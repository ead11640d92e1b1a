import { describe, expect, it } from 'vitest';
import { type Client, withTwin } from '../test-client.ts';

const NARROW = ['2.31', '2.35'] as const;
const MEMBERS = '/organizations/coder/members';
const LOOKUP = {
  message: 'An internal server error occurred.',
  detail: 'lookup custom roles: unauthorized: rbac: forbidden',
};

const tokenWith = async (client: Client, body: object): Promise<string> => {
  const made = await client.call('POST', '/users/me/keys/tokens', { body });
  expect(made.status).toBe(201);
  return (made.json as { key: string }).key;
};

describe.each(NARROW)('a token of an owner narrowed by scopes on %s', (generation) => {
  it('reads organizations and cannot list members, for want of reading roles', async () => {
    await withTwin(generation, async (client) => {
      const token = await tokenWith(client, { scopes: ['organization:read'] });
      expect((await client.call('GET', '/organizations/coder', { token })).status).toBe(200);
      const listed = await client.call('GET', MEMBERS, { token });
      expect(listed.status).toBe(500);
      expect(listed.json).toEqual(LOOKUP);
      expect((await client.call('GET', '/organizations/coder/paginated-members', { token })).status).toBe(
        404,
      );
      expect((await client.call('GET', '/users/roles', { token })).status).toBe(403);
    });
  });

  it('is not even its own user where it may not read users', async () => {
    await withTwin(generation, async (client) => {
      const token = await tokenWith(client, { scopes: ['workspace:read'] });
      expect((await client.call('GET', '/users/me', { token })).status).toBe(404);
      expect((await client.call('GET', '/organizations/coder', { token })).status).toBe(404);
      expect((await client.call('GET', '/organizations', { token })).json).toEqual([]);
    });
  });

  it('answers permission questions by what is left', async () => {
    await withTwin(generation, async (client) => {
      const token = await tokenWith(client, { scopes: ['api_key:*'] });
      const object = (resource_type: string) => ({ resource_type, owner_id: 'me' });
      const checks = {
        keys: { action: 'delete', object: object('api_key') },
        users: { action: 'read', object: object('user') },
      };
      const asked = await client.call('POST', '/authcheck', { body: { checks }, token });
      expect(asked.json).toEqual({ keys: true, users: false });
    });
  });
});

describe.each(NARROW)('a token of an owner narrowed by an allow list on %s', (generation) => {
  const TYPES = ['organization', 'organization_member', 'assign_org_role', 'assign_role', 'user'];
  const recipe = TYPES.map((type) => `${type}:*`);

  it('does the whole job of a role console with the types of the recipe', async () => {
    await withTwin(generation, async (client) => {
      const token = await tokenWith(client, { scopes: ['coder:all'], allow_list: recipe });
      const paged = await client.call('GET', '/organizations/coder/paginated-members?limit=1', { token });
      expect(paged.status).toBe(200);
      const put = await client.call('PUT', `${MEMBERS}/plain-member/roles`, {
        body: { roles: ['organization-auditor'] },
        token,
      });
      expect(put.status).toBe(200);
      expect((await client.call('GET', '/audit', { token })).status).toBe(403);
    });
  });

  it('without assign_role carries the write out and then answers 500', async () => {
    await withTwin(generation, async (client) => {
      const allow_list = recipe.filter((entry) => entry !== 'assign_role:*');
      const token = await tokenWith(client, { allow_list });
      const put = await client.call('PUT', `${MEMBERS}/plain-member/roles`, {
        body: { roles: ['organization-auditor'] },
        token,
      });
      expect(put.status).toBe(500);
      expect(put.json).toEqual(LOOKUP);
      const row = client.twin.dump().members.find(({ username }) => username === 'plain-member');
      expect(row?.roles).toEqual(['organization-auditor']);
      expect((await client.call('POST', `${MEMBERS}/no-home`, { token })).json).toEqual(LOOKUP);
      expect((await client.call('POST', `${MEMBERS}/no-home`)).status).toBe(400);
    });
  });

  it('can grant in a custom role only what its types cover', async () => {
    await withTwin(generation, async (client) => {
      const token = await tokenWith(client, { allow_list: recipe });
      const permission = { negate: false, resource_type: 'template', action: 'read' };
      const body = { name: 'reader', display_name: '', organization_permissions: [permission] };
      const refused = await client.call('POST', `${MEMBERS}/roles`, { body, token });
      expect(refused.status).toBe(400);
      expect(refused.text).toContain('not allowed to grant this permission');
      expect((await client.call('POST', `${MEMBERS}/roles`, { body })).status).toBe(200);
    });
  });

  it('reaches single users by id', async () => {
    await withTwin(generation, async (client) => {
      const { id = '' } = client.twin.dump().users.find(({ username }) => username === 'plain-member') ?? {};
      const token = await tokenWith(client, { allow_list: [`user:${id}`] });
      expect((await client.call('GET', `/users/${id}`, { token })).status).toBe(200);
      expect((await client.call('GET', '/users/every-role', { token })).status).not.toBe(200);
    });
  });
});
