import { describe, expect, it } from 'vitest';
import { DEMO_PASSWORD, GENERATIONS } from '../index.ts';
import { type Client, withTwin } from '../test-client.ts';

type Row = {
  readonly action: string;
  readonly diff: object;
  readonly description: string;
  readonly resource_target: string;
  readonly status_code: number;
  readonly request_id: string;
  readonly user: { readonly username: string } | null;
};

const newest = async (client: Client, type: string): Promise<Row> => {
  const { json } = await client.call('GET', `/audit?limit=1&q=resource_type:${type}`);
  const [row] = (json as { audit_logs: readonly Row[] }).audit_logs;
  if (row === undefined) throw new Error(`no ${type} was audited`);
  return row;
};

const ROLES = '/organizations/coder/members/roles';

describe.each(GENERATIONS)('the audit log on %s', (generation) => {
  it('shows what a custom role was and is', async () => {
    await withTwin(generation, async (client) => {
      const permission = { negate: false, resource_type: 'template', action: 'read' };
      const body = { name: 'reader', display_name: 'Reader', organization_permissions: [permission] };
      const made = await client.call('POST', ROLES, { body });
      const row = await newest(client, 'custom_role');
      expect(row).toMatchObject({
        action: 'create',
        resource_target: 'reader',
        request_id: made.header('X-Coder-Request-Id'),
        description: '{user} created custom role {target}',
        diff: {
          name: { old: '', new: 'reader', secret: false },
          display_name: { old: '', new: 'Reader' },
          org_permissions: { new: [permission], secret: false },
        },
      });
      await client.call('PUT', ROLES, { body: { ...body, display_name: 'Reads' } });
      expect((await newest(client, 'custom_role')).diff).toEqual({
        display_name: { old: 'Reader', new: 'Reads', secret: false },
      });
      await client.call('DELETE', `${ROLES}/reader`);
      expect(await newest(client, 'custom_role')).toMatchObject({
        action: 'delete',
        diff: { name: { old: 'reader', new: '' } },
      });
      await client.call('DELETE', `${ROLES}/reader`);
      expect(await newest(client, 'custom_role')).toMatchObject({
        status_code: 404,
        diff: {},
        description: '{user} unsuccessfully attempted to delete custom role {target}',
      });
    });
  });

  it('shows who joined and left an organization, with the roles they lost', async () => {
    await withTwin(generation, async (client) => {
      await client.call('POST', '/organizations/labs/members/plain-member');
      expect(await newest(client, 'organization_member')).toMatchObject({
        action: 'create',
        diff: { username: { old: '', new: 'plain-member' }, roles: { new: [], secret: false } },
      });
      await client.call('DELETE', '/organizations/labs/members/two-homes');
      expect(await newest(client, 'organization_member')).toMatchObject({
        action: 'delete',
        diff: { username: { old: 'two-homes', new: '' }, roles: { old: ['labs-curator'], secret: false } },
      });
    });
  });

  it('shows what happened to a user, and never a password', async () => {
    await withTwin(generation, async (client) => {
      await client.call('PUT', '/users/plain-member/status/suspend');
      expect(await newest(client, 'user')).toMatchObject({
        diff: { status: { old: 'active', new: 'suspended', secret: false } },
        description: '{user} updated user {target}',
      });
      const password = 'quite-An0ther-passw0rd';
      await client.call('PUT', '/users/plain-member/password', { body: { password } });
      expect((await newest(client, 'user')).diff).toEqual({
        hashed_password: { secret: true },
      });
      await client.call('DELETE', '/users/plain-member');
      expect(await newest(client, 'user')).toMatchObject({
        action: 'delete',
        diff: { deleted: { old: false, new: true } },
      });
    });
  });

  it('shows logins, failed ones without a user when nobody is known by that address', async () => {
    await withTwin(generation, async (client) => {
      const login = (email: string) =>
        client.call('POST', '/users/login', { body: { email, password: DEMO_PASSWORD }, token: '' });
      await login('plain-member@acme.example');
      expect(await newest(client, 'api_key')).toMatchObject({
        action: 'login',
        description: '{user} logged in',
        resource_target: 'password',
        user: { username: 'plain-member' },
      });
      await login('nobody@acme.example');
      expect(await newest(client, 'api_key')).toMatchObject({
        status_code: 401,
        user: null,
        description: '{user} unsuccessfully attempted to login',
      });
      await client.call('PUT', '/users/me/gitsshkey');
      expect((await newest(client, 'git_ssh_key')).description).toBe('{user} updated the git ssh key');
    });
  });

  it('can be read through a custom role, for its organization only', async () => {
    await withTwin(generation, async (client) => {
      await client.call('PUT', '/organizations/coder/members/every-role/roles', { body: { roles: [] } });
      await client.call('PUT', '/organizations/emea/members/emea-local/roles', { body: { roles: [] } });
      const { json } = await client.call('GET', '/audit', { token: client.twin.actors.customRole });
      expect((json as { audit_logs: readonly Row[] }).audit_logs.map((row) => row.resource_target)).toEqual([
        'every-role',
      ]);
    });
  });
});
