import { describe, expect, it } from 'vitest';
import { GENERATIONS } from '../index.ts';
import { type Client, withTwin } from '../test-client.ts';

type Page = {
  readonly users: readonly { readonly id: string; readonly username: string }[];
  readonly count: number;
};

const find = async (client: Client, q: string): Promise<string[]> => {
  const answer = await client.call('GET', `/users?q=${encodeURIComponent(q)}`);
  expect(answer.status).toBe(200);
  return (answer.json as Page).users.map((user) => user.username);
};

const refusal = async (client: Client, q: string): Promise<unknown> => {
  const answer = await client.call('GET', `/users?q=${encodeURIComponent(q)}`);
  expect(answer.status).toBe(400);
  expect(answer.json).toMatchObject({ message: 'Invalid user search query.' });
  return (answer.json as { validations: unknown[] }).validations[0];
};

describe.each(GENERATIONS)('users on %s', (generation) => {
  it('are listed without the deleted and the system, with null for no organization', async () => {
    await withTwin(generation, async (client) => {
      const { json } = await client.call('GET', '/users');
      const { users, count } = json as Page;
      expect(count).toBe(users.length);
      const names = users.map((user) => user.username);
      expect(names).not.toContain('deleted-user');
      expect(names).not.toContain('prebuilds');
      expect(users.find((user) => user.username === 'no-home')).toMatchObject({ organization_ids: null });
      const single = await client.call('GET', '/users/no-home');
      expect(single.json).toMatchObject({ organization_ids: [] });
    });
  });

  it('show a plain member only themselves', async () => {
    await withTwin(generation, async ({ call, twin }) => {
      const { json } = await call('GET', '/users', { token: twin.actors.member });
      expect(json).toMatchObject({ count: 1, users: [{ username: 'plain-member' }] });
    });
  });

  it('are found by text, wildcards, status, site role and login type', async () => {
    await withTwin(generation, async (client) => {
      expect(await find(client, 'PLAIN-m')).toEqual(['plain-member']);
      expect(await find(client, 'pl_in-%ber')).toEqual(['plain-member']);
      expect(await find(client, 'role:owner')).toEqual(['admin', 'break-glass', 'grace-okafor']);
      expect(await find(client, 'role:member,owner')).toContain('admin');
      expect(await find(client, 'role:member,owner')).not.toContain('plain-member');
      expect(await find(client, 'role:member')).toContain('plain-member');
      expect(await find(client, 'status:suspended left')).toEqual(['left-early']);
      expect(await find(client, 'login_type:none webhook')).toEqual(['webhook-relay']);
      expect(await find(client, 'created_before:"2001-01-01T00:00:00Z"')).toEqual([]);
    });
  });

  it('refuse a search in the words of the server', async () => {
    await withTwin(generation, async (client) => {
      expect(await refusal(client, 'x:')).toEqual({
        field: 'q',
        detail: `Query element "x:" cannot start or end with ':'`,
      });
      expect(await refusal(client, 'a:b:c')).toEqual({
        field: 'q',
        detail: `Query element "a:b:c" can only contain 1 ':'`,
      });
      expect(await refusal(client, 'status:inactive')).toEqual({
        field: 'status',
        detail: 'Query param "status" has invalid values: "inactive" is not a valid value',
      });
      expect(await refusal(client, 'foo:bar')).toEqual({
        field: 'foo',
        detail: '"foo" is not a valid query param',
      });
    });
  });

  it('take two bare words as one text from 2.27 on', async () => {
    await withTwin(generation, async (client) => {
      if (generation !== '2.24') expect(await find(client, 'two words')).toEqual([]);
      else expect(await refusal(client, 'two words')).toMatchObject({ field: 'search' });
    });
  });

  it('page by after_id, also behind a deleted cursor', async () => {
    await withTwin(generation, async (client) => {
      const first = (await client.call('GET', '/users?limit=10')).json as Page;
      const last = first.users.at(-1);
      client.twin.edit.deleteUser(last?.username ?? '');
      const next = (await client.call('GET', `/users?limit=10&after_id=${last?.id}`)).json as Page;
      expect(next.count).toBe(first.count - 10);
      const lost = '00000000-0000-4000-8000-000000000000';
      expect((await client.call('GET', `/users?after_id=${lost}`)).json).toEqual({ users: [], count: 0 });
    });
  });

  it('are still found by id when deleted, and not by name', async () => {
    await withTwin(generation, async ({ call, twin }) => {
      const deleted = twin.dump().users.find((user) => user.username === 'deleted-user');
      expect((await call('GET', `/users/${deleted?.id}`)).status).toBe(200);
      expect((await call('GET', '/users/deleted-user')).status).toBe(generation === '2.35' ? 404 : 400);
    });
  });

  it('have site roles that only owners may change, and never their own', async () => {
    await withTwin(generation, async ({ call, twin }) => {
      const path = '/users/plain-member/roles';
      const put = (roles: readonly string[], token = twin.ownerToken) =>
        call('PUT', path, { body: { roles }, token });
      expect((await put(['auditor'])).json).toMatchObject({
        roles: [{ name: 'auditor', display_name: 'Auditor' }],
      });
      expect((await put(['nonsense'])).json).toEqual({ message: '"nonsense" is not a supported role' });
      expect((await put([], twin.actors.userAdmin)).json).toEqual({
        message: 'not authorized to assign role "auditor"',
      });
      expect((await put([], twin.actors.templateAdmin)).status).toBe(403);
      const self = await call('PUT', '/users/me/roles', { body: { roles: [] } });
      expect(self.json).toEqual({ message: 'You cannot change your own roles.' });
      expect((await call('GET', path)).json).toMatchObject({ roles: ['auditor'] });
    });
  });

  it('can be suspended and activated, but not oneself, an owner, or by the wrong person', async () => {
    await withTwin(generation, async ({ call, twin }) => {
      const suspend = (user: string, token = twin.ownerToken) =>
        call('PUT', `/users/${user}/status/suspend`, { token });
      expect((await suspend('plain-member')).json).toMatchObject({ status: 'suspended' });
      expect((await call('GET', '/users/me', { token: twin.actors.member })).status).toBe(401);
      expect((await suspend('me')).text).toContain('You cannot suspend yourself.');
      expect((await suspend('break-glass')).status).toBe(400);
      const wrong = await suspend('every-role', twin.actors.auditor);
      expect(wrong.status).toBe(500);
      expect(wrong.json).toMatchObject({ detail: 'unauthorized: rbac: forbidden' });
    });
  });
});
