import { describe, expect, it } from 'vitest';
import { GENERATIONS } from '../index.ts';
import { type Client, withTwin } from '../test-client.ts';

const PATH = '/organizations/coder/members/roles';
const READ = { resource_type: 'template', action: 'read' };

const post = (client: Client, body: unknown, token = client.twin.ownerToken) =>
  client.call('POST', PATH, { body, token });

const put = (client: Client, body: unknown) => client.call('PUT', PATH, { body });

describe.each(GENERATIONS)('custom roles on %s', (generation) => {
  it('are created lower-cased and answered as one object', async () => {
    await withTwin(generation, async (client) => {
      const answer = await post(client, { name: 'Night-Shift', organization_permissions: [READ] });
      expect(answer.status).toBe(200);
      const isOld = generation === '2.24';
      expect(answer.json).toEqual({
        name: 'night-shift',
        organization_id: client.twin.organizations.coder,
        display_name: '',
        site_permissions: [],
        user_permissions: [],
        organization_permissions: [{ negate: false, ...READ }],
        ...(isOld ? {} : { organization_member_permissions: null }),
      });
    });
  });

  it('refuse bad and reserved names', async () => {
    await withTwin(generation, async (client) => {
      const bad = await post(client, { name: 'Bad_Name' });
      expect(bad.json).toEqual({
        message: 'Validation failed.',
        validations: [
          { field: 'name', detail: 'Validation failed for tag "username" with value: "Bad_Name"' },
        ],
      });
      const reserved = await post(client, { name: 'owner' });
      expect(reserved.json).toEqual({
        message: 'Reserved role name',
        detail: '"owner" is a reserved role name, and not allowed to be used',
      });
    });
  });

  it('refuse permissions of another kind before they ask who is calling', async () => {
    await withTwin(generation, async (client) => {
      const token = client.twin.actors.member;
      const site = await post(client, { name: 'x', site_permissions: [READ] }, token);
      expect(site.text).toContain('organization scoped roles may not contain site wide permissions');
      const user = await post(client, { name: 'x', user_permissions: [READ] }, token);
      expect(user.text).toContain('organization scoped roles may not contain user permissions');
      const member = await post(client, { name: 'x', organization_member_permissions: [READ] }, token);
      expect(member.status).toBe(generation === '2.24' ? 404 : 400);
    });
  });

  it('refuse unknown pairs, wildcards, negation and escalation, each in the words of the server', async () => {
    await withTwin(generation, async (client) => {
      const detail = async (permission: unknown, token?: string): Promise<unknown> => {
        const answer = await post(client, { name: 'x', organization_permissions: [permission] }, token);
        expect(answer.status).toBe(400);
        expect(answer.json).toMatchObject({ message: 'Failed to update role permissions' });
        return (answer.json as { detail: string }).detail;
      };
      const org = `org="${client.twin.organizations.coder}":`;
      const word = generation === '2.24' ? '' : ' org';
      const prefix = generation === '2.24' ? `${org} ` : `${org} org: `;
      expect(await detail({ resource_type: 'moon', action: 'read' })).toBe(
        `invalid role: ${org}${word} invalid resource type "moon"`,
      );
      expect(await detail({ resource_type: 'template', action: 'fly' })).toBe(
        `invalid role: ${org}${word} invalid action "fly" for resource "template"`,
      );
      expect(await detail({ resource_type: '*', action: 'read' })).toBe(
        `${prefix}invalid permission for action="read" type="*", no wildcard symbols`,
      );
      expect(await detail({ ...READ, negate: true })).toBe(
        `${prefix}invalid permission for action="read" type="template", no negative permissions`,
      );
      const assignRole = { resource_type: 'assign_role', action: 'assign' };
      expect(await detail(assignRole, client.twin.actors.orgAdmin)).toBe(
        `${prefix}invalid permission for action="assign" type="assign_role", not allowed to grant this permission`,
      );
    });
  });

  it('refuse a name that is taken with 400', async () => {
    await withTwin(generation, async (client) => {
      const answer = await post(client, { name: 'deploy-lead' });
      const key = generation === '2.24' ? 'idx_custom_roles_name_lower' : 'custom_roles_unique_key';
      expect(answer.status).toBe(400);
      expect(answer.text).toContain(`violates unique constraint \\"${key}\\"`);
      const elsewhere = await post(client, { name: 'labs-curator' });
      expect(elsewhere.status).toBe(generation === '2.24' ? 400 : 200);
    });
  });

  it('are replaced by PUT, which drops what it does not know and creates nothing', async () => {
    await withTwin(generation, async (client) => {
      const fly = { resource_type: 'template', action: 'fly' };
      const answer = await put(client, { name: 'deploy-lead', organization_permissions: [READ, fly] });
      expect(answer.json).toMatchObject({ display_name: '', organization_permissions: [READ] });
      expect((await put(client, { name: 'brand-new' })).status).toBe(404);
      expect((await put(client, { name: 'Deploy-Lead' })).status).toBe(generation === '2.24' ? 200 : 404);
    });
  });

  it('vanish from all members when deleted', async () => {
    await withTwin(generation, async (client) => {
      const holders = () =>
        client.twin
          .dump()
          .members.filter((row) => row.organization === 'coder' && row.roles.includes('support-l1'));
      expect(holders().length).toBeGreaterThan(1);
      const answer = await client.call('DELETE', `${PATH}/support-l1`);
      expect(answer.status).toBe(204);
      expect(answer.text).toBe('');
      expect(holders()).toEqual([]);
      const again = await client.call('DELETE', `${PATH}/support-l1`);
      expect(again.status).toBe(404);
      expect(again.json).toEqual({
        message: 'No custom role with the name support-l1 found',
        detail: 'no role found',
      });
    });
  });

  it('belong to owners and organization admins', async () => {
    await withTwin(generation, async (client) => {
      const { userAdmin, orgUserAdmin, orgAdmin, member } = client.twin.actors;
      expect((await post(client, { name: 'x' }, userAdmin)).status).toBe(404);
      expect((await post(client, { name: 'x' }, orgUserAdmin)).status).toBe(404);
      expect((await post(client, { name: 'x' }, orgAdmin)).status).toBe(200);
      expect((await client.call('DELETE', `${PATH}/x`, { token: member })).status).toBe(403);
    });
  });

  it('need the licence, before the organization is looked up', async () => {
    await withTwin(
      generation,
      async (client) => {
        const answer = await client.call('POST', '/organizations/nowhere/members/roles', {
          body: { name: 'x' },
        });
        expect(answer.status).toBe(403);
        expect(answer.json).toEqual({ message: 'Custom Roles is a Premium feature. Contact sales!' });
        expect((await client.call('GET', '/entitlements')).json).toMatchObject({ has_license: false });
      },
      { licensed: false },
    );
  });
});
