import { afterEach, describe, expect, it } from 'vitest';
import { GENERATIONS } from '#electron/demo/index.ts';
import { fail } from '#shared/base/result.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { openSyncRig, type Rig } from '#test/kit/sync-rig.ts';
import { sql } from '../db/sql.ts';

const open: Rig[] = [];
const start = async (options: Parameters<typeof openSyncRig>[0] = {}): Promise<Rig> => {
  const rig = await openSyncRig(options);
  open.push(rig);
  return rig;
};
afterEach(async () => {
  for (const rig of open.splice(0)) await rig.close();
});

const inCache = (rig: Rig) =>
  rig.rows().map((row) => `${row.organization} ${row.user_id} ${row.username} ${row.roles}`);
const onServer = (rig: Rig) =>
  rig.twin
    .dump()
    .members.filter((row) => row.username !== 'prebuilds')
    .map((row) => `${row.organization} ${row.userId} ${row.username} ${JSON.stringify(row.roles)}`);

describe('a sync', () => {
  it.each(GENERATIONS)('copies every member of every organization of a %s server', async (generation) => {
    const rig = await start({ generation });
    const ended = await rig.sync.start(DEPLOYMENT);
    expect(ended).toMatchObject({ ok: true });
    expect(inCache(rig)).toEqual(onServer(rig));
    expect(rig.rows().every((row) => row.status !== null)).toBe(true);
    expect(ended.ok && ended.value.members).toBe(rig.rows().length);
    expect(rig.sync.getStatus(DEPLOYMENT)).toMatchObject({ state: 'idle', progress: null, problem: null });
  });

  it('copies organizations, roles with what they permit, and who owns the roles', async () => {
    const rig = await start();
    await rig.sync.start(DEPLOYMENT);
    const organizations = rig.cache.read.all<{ name: string; is_default: number; role_sync: number }>(
      sql`SELECT name, is_default, role_sync FROM organization WHERE name <> '' ORDER BY name`,
    );
    expect(organizations).toEqual([
      { name: 'coder', is_default: 1, role_sync: 0 },
      { name: 'emea', is_default: 0, role_sync: 1 },
      { name: 'labs', is_default: 0, role_sync: 0 },
    ]);
    const site = rig.cache.read.column<string>(
      sql`SELECT name FROM role WHERE organization_id = '' ORDER BY 1`,
    );
    expect(site).toEqual(['auditor', 'owner', 'template-admin', 'user-admin']);
    const custom = rig.cache.read.get<{ permissions: string }>(
      sql`SELECT permissions FROM role WHERE name = 'deploy-lead'`,
    );
    expect(custom?.permissions).toContain('"organization":[{');
  });

  it.each(GENERATIONS)(
    'keeps when each account was made, which is not when it became a member, of a %s server',
    async (generation) => {
      const rig = await start({ generation });
      // Everybody else is a member since there is an account.
      const [joiner = ''] = rig.twin
        .dump()
        .members.flatMap(({ organization, username }) => (organization === 'labs' ? [username] : []));
      rig.twin.edit.removeMember(joiner, 'labs');
      rig.twin.edit.addMember(joiner, [], 'labs');
      await rig.sync.start(DEPLOYMENT);
      const made = new Map(
        (await rig.listUsers()).map(({ id, created_at }) => [id, Date.parse(created_at)] as const),
      );
      const kept = rig.cache.read.all<{ user_id: string; created_at: string }>(
        sql`SELECT user_id, created_at FROM member`,
      );
      expect(kept.length).toBeGreaterThan(150);
      for (const { user_id, created_at } of kept)
        expect(Math.floor((made.get(user_id) ?? 0) / 1000), user_id).toBe(
          Math.floor(Date.parse(created_at) / 1000),
        );
    },
  );

  it('learns when accounts were made at the first refresh over an older copy, and tells of nobody changed', async () => {
    const rig = await start();
    await rig.sync.start(DEPLOYMENT);
    const countUnknown = () =>
      rig.cache.read.column<number>(sql`SELECT count(*) FROM member WHERE created_at IS NULL`)[0];
    rig.cache.write.run(sql`UPDATE member SET created_at = NULL`);
    expect(countUnknown()).toBeGreaterThan(150);
    expect(await rig.sync.start(DEPLOYMENT)).toMatchObject({ value: { changed: 0 } });
    expect(rig.differences()).toEqual([]);
    expect(countUnknown()).toBe(0);
  });

  it('touches no row when nothing changed', async () => {
    const rig = await start();
    await rig.sync.start(DEPLOYMENT);
    for (const verb of ['UPDATE', 'DELETE', 'INSERT'])
      rig.cache.write.run({
        text: `CREATE TEMP TRIGGER no_${verb} BEFORE ${verb} ON member BEGIN SELECT RAISE(ABORT, 'touched'); END`,
        values: [],
      });
    expect(await rig.sync.start(DEPLOYMENT)).toMatchObject({ ok: true, value: { changed: 0 } });
  });

  it('tells who joined, left or changed since the pass before, and keeps the keys of those who stayed', async () => {
    const rig = await start();
    await rig.sync.start(DEPLOYMENT);
    expect(rig.differences()).toEqual([]);
    const before = new Map(rig.rows().map((row) => [`${row.organization} ${row.user_id}`, row.key]));
    rig.twin.edit.createUser({ username: 'aa-new' });
    rig.twin.edit.removeMember('plain-member');
    rig.twin.edit.setRoles('every-role', ['organization-auditor']);
    rig.twin.edit.setRoles('zoe-weiss', ['organization-template-admin', 'deploy-lead']);
    rig.twin.edit.setStatus('chidi-mensah', 'suspended');
    rig.twin.edit.setSiteRoles('priya-iyer', ['auditor']);
    expect(await rig.sync.start(DEPLOYMENT)).toMatchObject({ ok: true });
    const rows = rig.differences();
    const of = (username: string) => rows.filter((row) => row.username === username);
    // New on the deployment, and new in the organization.
    expect(of('aa-new')).toMatchObject([{ kind: 'joined' }, { kind: 'joined', added: '[]' }]);
    expect(of('plain-member')).toMatchObject([{ kind: 'left' }]);
    expect(of('zoe-weiss')).toMatchObject([{ kind: 'roles', added: '["deploy-lead"]', removed: '[]' }]);
    expect(of('every-role')).toMatchObject([{ kind: 'roles', added: '[]' }]);
    expect(of('chidi-mensah')).toMatchObject([{ kind: 'profile', added: '[]', removed: '[]' }]);
    expect(of('priya-iyer')).toMatchObject([{ kind: 'roles', added: '["auditor"]' }]);
    expect(rows).toHaveLength(7);
    for (const row of rig.rows())
      if (row.username !== 'aa-new') expect(row.key).toBe(before.get(`${row.organization} ${row.user_id}`));
    expect(inCache(rig)).toEqual(onServer(rig));
  });

  it('keeps the roles that can be searched in step with the roles that are shown', async () => {
    const rig = await start();
    await rig.sync.start(DEPLOYMENT);
    rig.twin.edit.setRoles('every-role', ['organization-auditor']);
    rig.twin.edit.removeMember('twelve-roles');
    await rig.sync.start(DEPLOYMENT);
    const wrong = rig.cache.read.all(
      sql`SELECT key FROM member WHERE roles <> coalesce(
        (SELECT json_group_array(role) FROM (SELECT role FROM member_role WHERE member_key = key ORDER BY role)), '[]')`,
    );
    expect(wrong).toEqual([]);
    const lost = rig.cache.read.all(
      sql`SELECT 1 FROM member_role WHERE member_key NOT IN (SELECT key FROM member)`,
    );
    expect(lost).toEqual([]);
  });

  it('leaves the previous copy whole when it is cancelled half-way', async () => {
    const rig = await start();
    await rig.sync.start(DEPLOYMENT);
    const before = rig.rows();
    rig.twin.edit.removeMember('plain-member');
    rig.wrap((real) => ({
      pageMembers: async (organization, page, o) => {
        if (page.offset > 40) rig.sync.cancel(DEPLOYMENT);
        return real.pageMembers(organization, page, o);
      },
    }));
    expect(await rig.sync.start(DEPLOYMENT)).toMatchObject({
      ok: false,
      failure: { code: 'sync-cancelled' },
    });
    expect(rig.rows()).toEqual(before);
    expect(rig.sync.getStatus(DEPLOYMENT)).toMatchObject({ state: 'idle', problem: null });
  });

  it('leaves the previous copy whole when the server goes away, says so, and forgets it after a good run', async () => {
    const rig = await start();
    await rig.sync.start(DEPLOYMENT);
    const before = rig.rows();
    const { asOf } = rig.sync.getStatus(DEPLOYMENT);
    rig.wrap((real) => ({
      pageMembers: async (organization, page, o) =>
        page.offset > 40 ? fail('offline', 'Gone.') : real.pageMembers(organization, page, o),
    }));
    expect(await rig.sync.start(DEPLOYMENT)).toMatchObject({ ok: false, failure: { code: 'offline' } });
    expect(rig.rows()).toEqual(before);
    expect(rig.sync.getStatus(DEPLOYMENT)).toMatchObject({
      asOf,
      problem: { code: 'offline', message: 'Gone.' },
    });
    rig.wrap(() => ({}));
    await rig.sync.start(DEPLOYMENT);
    expect(rig.sync.getStatus(DEPLOYMENT).problem).toBeNull();
  });

  it('does not believe that everybody is gone', async () => {
    const rig = await start();
    await rig.sync.start(DEPLOYMENT);
    const before = rig.rows();
    const empty = { ok: true, value: { rows: [], count: 0 } } as const;
    rig.wrap(() => ({ pageMembers: async () => empty }));
    expect(await rig.sync.start(DEPLOYMENT)).toMatchObject({ failure: { code: 'suspicious-empty' } });
    rig.wrap(() => ({ listOrganizations: async () => ({ ok: true, value: [] }) }));
    expect(await rig.sync.start(DEPLOYMENT)).toMatchObject({ failure: { code: 'suspicious-empty' } });
    expect(rig.rows()).toEqual(before);
  });

  it('leaves an organization alone whose members it may not list', async () => {
    const rig = await start();
    await rig.sync.start(DEPLOYMENT);
    const before = rig.rows();
    const { labs } = rig.twin.organizations;
    rig.wrap((real) => ({
      pageMembers: async (organization, page, o) =>
        organization === labs ? fail('not-found', 'No.') : real.pageMembers(organization, page, o),
    }));
    expect(await rig.sync.start(DEPLOYMENT)).toMatchObject({ ok: true });
    expect(rig.rows()).toEqual(before);
  });

  it('removes an organization that is gone, with its people', async () => {
    const rig = await start();
    await rig.sync.start(DEPLOYMENT);
    rig.wrap((real) => ({
      listOrganizations: async (o) => {
        const read = await real.listOrganizations(o);
        return read.ok ? { ok: true, value: read.value.filter((one) => one.name !== 'labs') } : read;
      },
    }));
    expect(await rig.sync.start(DEPLOYMENT)).toMatchObject({ ok: true });
    expect(new Set(rig.rows().map((row) => row.organization))).toEqual(new Set(['coder', 'emea']));
  });

  it('runs once at a time, and tells what it is doing no more than ten times a second', async () => {
    const rig = await start({ pageRows: 5 });
    const begun = performance.now();
    const first = rig.sync.start(DEPLOYMENT);
    expect(await rig.sync.start(DEPLOYMENT)).toMatchObject({ ok: false, failure: { code: 'busy' } });
    expect(rig.sync.getStatus(DEPLOYMENT).state).toBe('running');
    await first;
    const seconds = (performance.now() - begun) / 1_000;
    expect(rig.announced.length).toBeLessThanOrEqual(10 * seconds + 2);
    expect(rig.announced.at(-1)).toContain('members');
  });
});
