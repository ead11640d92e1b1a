import { describe, expect, it } from 'vitest';
import { GENERATIONS } from '../index.ts';
import { type Client, withTwin } from '../test-client.ts';

type Item = { readonly name: string; readonly assignable: boolean; readonly built_in: boolean };

const list = async (client: Client, path: string, token: string): Promise<Item[]> => {
  const { status, json } = await client.call('GET', path, { token });
  expect(status).toBe(200);
  return json as Item[];
};

const assignable = (items: readonly Item[]): string[] =>
  items
    .filter((item) => item.assignable)
    .map((item) => item.name)
    .sort();

const ORG = '/organizations/coder/members/roles';

describe.each(GENERATIONS)('role lists on %s', (generation) => {
  it('have the built-in roles of the generation and hide implied ones', async () => {
    await withTwin(generation, async (client) => {
      const items = await list(client, ORG, client.twin.ownerToken);
      expect(items.filter((item) => item.built_in)).toHaveLength(generation === '2.35' ? 7 : 5);
      expect(items.filter((item) => !item.built_in)).toHaveLength(9);
      expect(items.map((item) => item.name)).not.toContain('organization-member');
      expect(await list(client, '/users/roles', client.twin.ownerToken)).toHaveLength(4);
    });
  });

  it('come in another order from call to call', async () => {
    await withTwin(generation, async (client) => {
      const orders = new Set<string>();
      for (let turn = 0; turn < 8; turn += 1) {
        const items = await list(client, ORG, client.twin.ownerToken);
        orders.add(items.map((item) => item.name).join());
      }
      expect(orders.size).toBeGreaterThan(1);
    });
  });

  it('say what the caller may assign, which is the static table', async () => {
    await withTwin(generation, async (client) => {
      const { ownerToken, actors } = client.twin;
      const all = await list(client, ORG, ownerToken);
      expect(assignable(all)).toEqual(all.map((item) => item.name).sort());
      expect(assignable(await list(client, ORG, actors.orgAdmin))).toEqual(assignable(all));
      const trivial = generation === '2.35' ? ['agents-access', 'organization-workspace-access'] : [];
      expect(assignable(await list(client, ORG, actors.userAdmin))).toEqual(trivial);
      expect(assignable(await list(client, ORG, actors.orgUserAdmin))).toEqual(trivial);
      expect(assignable(await list(client, ORG, actors.assigner))).toEqual([]);
      expect(assignable(await list(client, '/users/roles', actors.userAdmin))).toEqual([]);
    });
  });

  it('show an auditor exactly the permissions that Coder gives one', async () => {
    await withTwin(generation, async (client) => {
      const items = await list(client, ORG, client.twin.ownerToken);
      const pairs = [
        'audit_log',
        'group',
        'group_member',
        'organization',
        'organization_member',
        'template',
      ].map((resource_type) => ({ negate: false, resource_type, action: 'read' }));
      expect(items.find((item) => item.name === 'organization-auditor')).toEqual({
        name: 'organization-auditor',
        organization_id: client.twin.organizations.coder,
        display_name: 'Organization Auditor',
        site_permissions: [],
        user_permissions: [],
        organization_permissions: [
          ...pairs,
          { negate: false, resource_type: 'template', action: 'view_insights' },
        ],
        ...(generation === '2.24' ? {} : { organization_member_permissions: [] }),
        assignable: true,
        built_in: true,
      });
    });
  });

  it('are hidden from people of other organizations', async () => {
    await withTwin(generation, async ({ call, twin }) => {
      expect((await call('GET', ORG, { token: twin.actors.outsider })).status).toBe(404);
    });
  });
});
