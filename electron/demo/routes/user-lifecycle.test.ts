import { describe, expect, it } from 'vitest';
import { GENERATIONS } from '../index.ts';
import { type Client, withTwin } from '../test-client.ts';

const remove = (client: Client, user: string, token = client.twin.ownerToken) =>
  client.call('DELETE', `/users/${user}`, { token });

const templates = (client: Client): readonly string[] =>
  client.twin
    .notifications()
    .map((one) => one.template)
    .sort();

describe.each(GENERATIONS)('deleting a user on %s', (generation) => {
  it('answers 200 with a message, again by id, and hides the user everywhere else', async () => {
    await withTwin(generation, async (client) => {
      const user = client.twin.dump().users.find(({ username }) => username === 'plain-member');
      const gone = await remove(client, 'plain-member');
      expect([gone.status, gone.json]).toEqual([200, { message: 'User has been deleted!' }]);
      expect((await remove(client, user?.id ?? '')).status).toBe(200);
      expect((await client.call('GET', '/users/me', { token: client.twin.actors.member })).status).toBe(401);
      expect((await client.call('GET', '/users?q=plain-member')).json).toEqual({ users: [], count: 0 });
      const listed = await client.call('GET', '/organizations/coder/paginated-members');
      expect(listed.text).not.toContain('"plain-member"');
      const shown = (await client.call('GET', `/users/${user?.id}`)).json as { organization_ids: string[] };
      expect(shown.organization_ids).toHaveLength(generation === '2.35' ? 0 : 1);
    });
  });

  it('is refused for oneself, for owners of workspaces, and without permission', async () => {
    await withTwin(generation, async (client) => {
      expect((await remove(client, 'me')).json).toEqual({ message: 'You cannot delete yourself!' });
      const busy = await remove(client, client.twin.oddities.workspaceOwner);
      expect(busy.status).toBe(417);
      expect(busy.json).toEqual({
        message: 'You cannot delete a user that has workspaces. Delete their workspaces and try again!',
      });
      const { orgAdmin, userAdmin } = client.twin.actors;
      expect((await remove(client, 'plain-member', orgAdmin)).status).toBe(403);
      client.twin.edit.removeWorkspaces(client.twin.oddities.workspaceOwner);
      expect((await remove(client, client.twin.oddities.workspaceOwner)).status).toBe(200);
      // Nothing protects owners, not even from user admins.
      expect((await remove(client, 'break-glass', userAdmin)).status).toBe(200);
    });
  });

  it('counts workspaces the caller cannot see only from 2.26 on', async () => {
    await withTwin(generation, async (client) => {
      const gone = await remove(client, 'builds-a-lot', client.twin.actors.userAdmin);
      expect(gone.status).toBe(generation === '2.24' ? 200 : 417);
    });
  });

  it('takes the groups with the memberships where it takes those', async () => {
    await withTwin(generation, async (client) => {
      await remove(client, client.twin.oddities.groupMember);
      const left = client.twin.dump().groups.flatMap((group) => group.memberIds);
      expect(left).toHaveLength(generation === '2.35' ? 0 : 3);
    });
  });

  it('tells every owner and user admin, as suspending and activating do, with the user besides', async () => {
    await withTwin(generation, async (client) => {
      await remove(client, 'plain-member');
      expect(templates(client)).toEqual(Array(4).fill('user-account-deleted'));
      await client.call('PUT', '/users/every-role/status/suspend');
      await client.call('PUT', '/users/every-role/status/suspend');
      await client.call('PUT', '/users/every-role/status/activate');
      const count = (name: string): number => templates(client).filter((one) => one === name).length;
      expect(count('user-account-suspended')).toBe(8);
      expect(count('your-account-suspended')).toBe(2);
      expect(count('user-account-activated')).toBe(4);
      expect(count('your-account-activated')).toBe(1);
    });
  });
});

describe.each(GENERATIONS)('leaving an organization on %s', (generation) => {
  it('drops the groups of that organization and of no other', async () => {
    await withTwin(generation, async (client) => {
      const user = client.twin.oddities.groupMember;
      expect((await client.call('DELETE', `/organizations/coder/members/${user}`)).status).toBe(204);
      const withPeople = client.twin.dump().groups.filter((group) => group.memberIds.length > 0);
      expect(withPeople.map((group) => group.name)).toEqual(['curators']);
    });
  });
});

describe.each(GENERATIONS)('a status on %s', (generation) => {
  it('turns active for a dormant user who calls, and stays for one who is only suspended and activated', async () => {
    await withTwin(generation, async (client) => {
      const status = (name: string) =>
        client.twin.dump().users.find(({ username }) => username === name)?.status;
      expect(status('long-away')).toBe('dormant');
      expect((await client.call('GET', '/users/me', { token: client.twin.actors.dormant })).status).toBe(200);
      expect(status('long-away')).toBe('active');
      const activated = await client.call('PUT', '/users/never-seen/status/activate');
      expect(activated.json).toMatchObject({ status: 'active', last_seen_at: '0001-01-01T00:00:00Z' });
      expect((await client.call('PUT', '/users/me/status/activate')).status).toBe(200);
    });
  });

  it('of an activated user who was never seen falls back to dormant', async () => {
    const nowMs = () => Date.UTC(2026, 6, 10);
    await withTwin(
      generation,
      async ({ call, twin }) => {
        await call('PUT', '/users/never-seen/status/activate');
        expect(twin.edit.runDormancyJob()).toBe(1);
        expect((await call('GET', '/users/never-seen')).json).toMatchObject({ status: 'dormant' });
      },
      { nowMs },
    );
  });

  it('of login type is one’s own business', async () => {
    await withTwin(generation, async (client) => {
      expect((await client.call('GET', '/users/me/login-type')).json).toEqual({ login_type: 'password' });
      const other = await client.call('GET', '/users/every-role/login-type');
      expect(other.status).toBe(403);
      expect(other.json).toEqual({ message: "You are not authorized to view this user's login type." });
    });
  });
});
