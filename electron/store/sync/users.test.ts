import { afterEach, describe, expect, it } from 'vitest';
import { GENERATIONS } from '#electron/demo/index.ts';
import { fail, ok } from '#shared/base/result.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { openSyncRig, type Rig } from '#test/kit/sync-rig.ts';
import { findPass } from '../copy/pass.ts';
import { forgetDeployment } from '../copy/testing/forget.ts';
import { sql } from '../db/sql.ts';
import type { CoderApi } from '../remote/port.ts';

const open: Rig[] = [];
const start = async (options: Parameters<typeof openSyncRig>[0] = {}): Promise<Rig> => {
  const rig = await openSyncRig(options);
  open.push(rig);
  return rig;
};
afterEach(async () => {
  for (const rig of open.splice(0)) await rig.close();
});

const copied = (rig: Rig) => rig.users().map((row) => `${row.user_id} ${row.username} ${row.roles}`);
const onServer = (rig: Rig) =>
  rig.twin
    .dump()
    .users.filter((user) => user.username !== 'prebuilds' && !user.deleted)
    .map((user) => `${user.id} ${user.username} ${JSON.stringify([...user.roles].sort())}`)
    .sort();
const usersFrom = (rig: Rig) => findPass(rig.cache.read, DEPLOYMENT)?.users;

/** What the server shows somebody who may not list users: themselves, and no word about the rest. */
const onlyMyself = (real: CoderApi): Partial<CoderApi> => ({
  pageUsers: async (page, o) => {
    const read = await real.pageUsers({ ...page, offset: 0, limit: 1 }, o);
    return read.ok ? ok({ rows: page.offset === 0 ? read.value.rows : [], count: 1 }) : read;
  },
});

describe('the list of users', () => {
  it.each(GENERATIONS)('has everybody on a %s server, with their site roles', async (generation) => {
    const rig = await start({ generation });
    await rig.sync.start(DEPLOYMENT);
    expect(copied(rig)).toEqual(onServer(rig));
    expect(usersFrom(rig)).toBe('all');
    expect(rig.users().every((row) => row.status !== null)).toBe(true);
  });

  it('has people who are in no organization, and lets go of those who are deleted', async () => {
    const rig = await start();
    rig.twin.edit.removeMember('plain-member');
    await rig.sync.start(DEPLOYMENT);
    expect(rig.users().map((row) => row.username)).toContain('plain-member');
    rig.twin.edit.deleteUser('zoe-weiss');
    await rig.sync.start(DEPLOYMENT);
    expect(copied(rig)).toEqual(onServer(rig));
    const gone = rig.differences().filter((row) => row.username === 'zoe-weiss');
    expect(gone.every((row) => row.kind === 'left')).toBe(true);
    expect(gone.length).toBeGreaterThan(1);
  });

  it.each([
    ['the server’s own list', () => ({})],
    ['a list put together from members', onlyMyself],
  ] as const)('gives the key of nobody who went to whoever came: %s', async (_, over) => {
    const rig = await start();
    rig.wrap(over);
    const { createUser, deleteUser, addMember, removeMember } = rig.twin.edit;
    const holders = () => new Map([...rig.rows(), ...rig.users()].map((row) => [row.key, row]));
    /** A refresh after some edits; answers how many rows came with it. */
    const follow = async (edit: () => void): Promise<number> => {
      const before = holders();
      edit();
      await rig.sync.start(DEPLOYMENT);
      const after = [...holders()];
      for (const [key, { user_id, organization }] of after)
        if (before.has(key)) expect(before.get(key)).toMatchObject({ user_id, organization });
      return after.filter(([key]) => !before.has(key)).length;
    };
    const meet = (username: string) => createUser({ username, loginType: 'password', organization: null });
    await rig.sync.start(DEPLOYMENT);
    // Whoever came last has the last key of all.
    await follow(() => void meet('first'));
    await follow(() => {
      deleteUser('first');
      meet('second');
    });
    await follow(() => {
      meet('third');
      for (const username of ['second', 'third']) addMember(username);
    });
    // Organizations are written one after the other, whichever comes first.
    for (const [from, to] of [
      ['labs', 'emea'],
      ['emea', 'labs'],
    ] as const) {
      await follow(() => addMember('second', [], from));
      const came = await follow(() => {
        removeMember('second', from);
        addMember('third', [], to);
      });
      expect(came).toBe(1);
      await follow(() => removeMember('third', to));
    }
  });

  it('keeps its keys, so that a selection holds', async () => {
    const rig = await start();
    await rig.sync.start(DEPLOYMENT);
    const before = new Map(rig.users().map((row) => [row.user_id, row.key]));
    rig.twin.edit.setSiteRoles('priya-iyer', ['auditor']);
    await rig.sync.start(DEPLOYMENT);
    expect(new Map(rig.users().map((row) => [row.user_id, row.key]))).toEqual(before);
    expect(rig.users().find((row) => row.username === 'priya-iyer')?.roles).toBe('["auditor"]');
  });

  it.each([
    ['the server shows only oneself', onlyMyself],
    ['the server refuses', () => ({ pageUsers: async () => fail('forbidden', 'No.') })],
  ] as const)('is made of the members of organizations where %s', async (_, over) => {
    const rig = await start();
    rig.wrap(over);
    await rig.sync.start(DEPLOYMENT);
    const members = new Set(rig.rows().map((row) => row.user_id));
    expect(rig.users().map((row) => row.user_id)).toEqual([...members].sort());
    expect(usersFrom(rig)).toBe('members');
    const keys = rig.users().map((row) => row.key);
    const wrong = rig.cache.read.all(
      sql`SELECT key FROM member WHERE roles <> coalesce(
        (SELECT json_group_array(role) FROM (SELECT role FROM member_role WHERE member_key = key ORDER BY role)), '[]')`,
    );
    expect(wrong).toEqual([]);
    await rig.sync.start(DEPLOYMENT);
    expect(rig.users().map((row) => row.key)).toEqual(keys);
    expect(rig.differences()).toEqual([]);
  });

  it('keeps the username of before of whoever was renamed, once, and nothing of it once the copy is forgotten', async () => {
    const rig = await start();
    await rig.sync.start(DEPLOYMENT);
    const former = () => rig.cache.read.all(sql`SELECT user_id, username FROM former_username`);
    const id = rig.users().find((row) => row.username === 'plain-member')?.user_id;
    rig.twin.edit.renameUser('plain-member', 'aardvark');
    await rig.sync.start(DEPLOYMENT);
    await rig.sync.start(DEPLOYMENT);
    expect(former()).toEqual([{ user_id: id, username: 'plain-member' }]);
    expect(rig.users().find((row) => row.user_id === id)?.username).toBe('aardvark');
    forgetDeployment(rig.cache.write, DEPLOYMENT);
    expect(former()).toEqual([]);
  });

  it('tells nobody new when the token is allowed to list users for the first time', async () => {
    const rig = await start();
    rig.twin.edit.removeMember('plain-member');
    rig.wrap(onlyMyself);
    await rig.sync.start(DEPLOYMENT);
    rig.wrap(() => ({}));
    expect(await rig.sync.start(DEPLOYMENT)).toMatchObject({ ok: true, value: { changed: 0 } });
    expect(copied(rig)).toEqual(onServer(rig));
    expect(rig.differences()).toEqual([]);
  });

  it('leaves the previous copy whole when it cannot be read to its end', async () => {
    const rig = await start();
    await rig.sync.start(DEPLOYMENT);
    const before = [rig.rows(), rig.users()];
    rig.twin.edit.setSiteRoles('priya-iyer', ['auditor']);
    rig.wrap((real) => ({
      pageUsers: async (page, o) => (page.offset > 40 ? fail('offline', 'Gone.') : real.pageUsers(page, o)),
    }));
    expect(await rig.sync.start(DEPLOYMENT)).toMatchObject({ ok: false, failure: { code: 'offline' } });
    expect([rig.rows(), rig.users()]).toEqual(before);
  });

  it('is waited for when the pass ends early, so that nothing of a first copy is left behind', async () => {
    const rig = await start({ pageRows: 20 });
    let waiting = 0;
    rig.wrap((real) => ({
      listOrganizations: async () => fail('server-error', 'No.'),
      pageUsers: async (page, o) => {
        waiting += 1;
        await new Promise((resolve) => setTimeout(resolve, 20));
        const read = await real.pageUsers(page, o);
        waiting -= 1;
        return read;
      },
    }));
    expect(await rig.sync.start(DEPLOYMENT)).toMatchObject({ ok: false, failure: { code: 'server-error' } });
    expect(waiting).toBe(0);
    expect(rig.cache.read.all(sql`SELECT id FROM organization`)).toEqual([]);
    expect(rig.cache.read.all(sql`SELECT key FROM member`)).toEqual([]);
  });
});
