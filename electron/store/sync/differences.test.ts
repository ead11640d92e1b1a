import { afterEach, describe, expect, it } from 'vitest';
import { fail } from '#shared/base/result.ts';
import { EXISTS } from '#shared/model/subject.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { openSyncRig, type Rig } from '#test/kit/sync-rig.ts';
import { countDifferences, listDifferences } from '../copy/difference.ts';
import { forgetDeployment } from '../copy/testing/forget.ts';
import { sql } from '../db/sql.ts';

const open: Rig[] = [];
const start = async (): Promise<Rig> => {
  const rig = await openSyncRig({});
  open.push(rig);
  await rig.sync.start(DEPLOYMENT);
  return rig;
};
afterEach(async () => {
  for (const rig of open.splice(0)) await rig.close();
});

const refresh = async (rig: Rig) => {
  expect(await rig.sync.start(DEPLOYMENT)).toMatchObject({ ok: true });
  return listDifferences(rig.cache.read, DEPLOYMENT, { offset: 0, limit: 200 }).rows.filter(
    (row) => row.of !== 'person',
  );
};

describe('what a refresh finds different in custom roles and organizations', () => {
  it('finds nothing in a first copy, nor where nothing changed, whatever the order on the server', async () => {
    const rig = await start();
    expect(listDifferences(rig.cache.read, DEPLOYMENT, { offset: 0, limit: 200 })).toEqual({
      total: 0,
      rows: [],
    });
    rig.wrap((real) => ({
      listOrganizationRoles: async (organization, o) => {
        const read = await real.listOrganizationRoles(organization, o);
        if (!read.ok) return read;
        const turned = read.value.map((role) => ({
          ...role,
          organizationPermissions: role.organizationPermissions.toReversed(),
        }));
        return { ok: true, value: turned };
      },
    }));
    expect(await refresh(rig)).toEqual([]);
  });

  it('tells a role that was made, deleted or changed, with what it permits since and no longer', async () => {
    const rig = await start();
    const ssh = { negate: false, resource_type: 'workspace', action: 'ssh' };
    rig.twin.edit.putRole({ name: 'deploy-lead', displayName: 'Deploy lead', permissions: [ssh] });
    rig.twin.edit.putRole({ name: 'fresh', displayName: 'Fresh', permissions: [ssh] });
    rig.twin.edit.deleteRole('template-author');
    expect((await refresh(rig)).map((row) => row.of === 'role' && [row.name, row.kind])).toEqual([
      ['deploy-lead', 'role-changed'],
      ['fresh', 'role-made'],
      ['template-author', 'role-deleted'],
    ]);
    const rows = listDifferences(rig.cache.read, DEPLOYMENT, { offset: 0, limit: 3 }).rows;
    expect(rows).toMatchObject([
      {
        organization: 'Acme',
        added: ['org:workspace:ssh'],
        removed: ['org:template:read', 'org:template:update'],
      },
      { displayName: 'Fresh', added: ['display:Fresh', EXISTS, 'org:workspace:ssh'], removed: [] },
      { added: [], removed: expect.arrayContaining([EXISTS]) },
    ]);
    // The next refresh finds all of it as it was.
    expect(await refresh(rig)).toEqual([]);
  });

  it('does not call roles deleted, nor made, where the list of them was not told', async () => {
    const rig = await start();
    rig.wrap(() => ({ listOrganizationRoles: async () => fail('forbidden', 'Not for you.') }));
    expect(await refresh(rig)).toEqual([]);
    rig.wrap(() => ({}));
    expect(await refresh(rig)).toEqual([]);
  });

  it('tells an organization that is listed no more, or newly, and nothing of its roles', async () => {
    const rig = await start();
    rig.wrap((real) => ({
      listOrganizations: async (o) => {
        const read = await real.listOrganizations(o);
        return read.ok ? { ok: true, value: read.value.filter((one) => one.name !== 'emea') } : read;
      },
    }));
    expect(await refresh(rig)).toMatchObject([
      { of: 'organization', kind: 'organization-gone', organization: 'Acme EMEA' },
    ]);
    rig.wrap(() => ({}));
    expect(await refresh(rig)).toMatchObject([
      { of: 'organization', kind: 'organization-new', organization: 'Acme EMEA' },
    ]);
  });

  it('counts somebody once who is told by two lists, and pages over both kinds without a gap', async () => {
    const rig = await start();
    rig.twin.edit.createUser({ username: 'aa-new' });
    rig.twin.edit.deleteRole('deploy-lead');
    await refresh(rig);
    const { counts } = countDifferences(rig.cache.read, DEPLOYMENT);
    expect(counts).toContainEqual({ kind: 'joined', count: 1 });
    expect(counts).toContainEqual({ kind: 'role-deleted', count: 1 });
    const all = listDifferences(rig.cache.read, DEPLOYMENT, { offset: 0, limit: 200 });
    expect(all.rows).toHaveLength(all.total);
    const one = (offset: number) => listDifferences(rig.cache.read, DEPLOYMENT, { offset, limit: 1 }).rows;
    expect(Array.from({ length: all.total }, (_, at) => one(at)).flat()).toEqual(all.rows);
  });

  it('goes with the copy of its deployment', async () => {
    const rig = await start();
    rig.twin.edit.deleteRole('deploy-lead');
    await refresh(rig);
    forgetDeployment(rig.cache.write, DEPLOYMENT);
    expect(rig.cache.read.all(sql`SELECT seq FROM directory_difference`)).toEqual([]);
  });
});
