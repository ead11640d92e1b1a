import { afterEach, describe, expect, it } from 'vitest';
import type { UserId } from '#shared/base/brand.ts';
import { UNREADABLE } from '#shared/model/member.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { openSyncRig, type Rig } from '#test/kit/sync-rig.ts';
import type { RemoteMember } from '../remote/port.ts';

const open: Rig[] = [];
afterEach(async () => {
  for (const rig of open.splice(0)) await rig.close();
});

/** Whose rows of the member lists cannot be read from now on. */
const spoil = (rig: Rig, isSpoiled: (row: RemoteMember) => boolean): void =>
  rig.wrap((real) => ({
    pageMembers: async (organization, page, o) => {
      const read = await real.pageMembers(organization, page, o);
      if (!read.ok) return read;
      const toRow = (row: RemoteMember): RemoteMember =>
        isSpoiled(row) ? { ...row, roles: [], unreadable: 'roles' } : row;
      return { ok: true, value: { ...read.value, rows: read.value.rows.map(toRow) } };
    },
  }));
const find = (rig: Rig, username: string) =>
  rig.rows().find((row) => row.username === username && row.organization === 'coder');
const start = async (members = 150): Promise<Rig> => {
  const rig = await openSyncRig({ members });
  open.push(rig);
  return rig;
};

describe('somebody whose row cannot be read', () => {
  it('is kept as that, with the roles from before, and is no news when it is so again', async () => {
    const rig = await start();
    await rig.sync.start(DEPLOYMENT);
    const before = find(rig, 'every-role');
    spoil(rig, ({ username }) => username === 'every-role');
    expect(await rig.sync.start(DEPLOYMENT)).toMatchObject({ ok: true });
    expect(find(rig, 'every-role')).toEqual({ ...before, status: UNREADABLE });
    expect(rig.differences()).toMatchObject([{ username: 'every-role', kind: 'profile', removed: '[]' }]);
    expect(await rig.sync.start(DEPLOYMENT)).toMatchObject({ ok: true, value: { changed: 0 } });
    rig.wrap(() => ({}));
    await rig.sync.start(DEPLOYMENT);
    expect(find(rig, 'every-role')).toEqual(before);
  });

  it('is there in a first copy too, without roles, and the others are whole', async () => {
    const rig = await start();
    spoil(rig, ({ username }) => username === 'every-role');
    expect(await rig.sync.start(DEPLOYMENT)).toMatchObject({ ok: true });
    expect(find(rig, 'every-role')).toMatchObject({ status: UNREADABLE, roles: '[]' });
    expect(rig.rows().filter((row) => row.status === UNREADABLE).length).toBeLessThan(4);
  });

  it.each<readonly [string, (row: RemoteMember, seen: Set<UserId>) => boolean]>([
    ['more than a hundredth of a list', (row, seen) => seen.has(row.userId) || seen.size < 11],
    ['everybody', () => true],
  ])('is not believed to be %s: that list is refused, and the copy stays', async (_, isBad) => {
    const rig = await start();
    await rig.sync.start(DEPLOYMENT);
    const before = rig.rows();
    const seen = new Set<UserId>();
    spoil(rig, (row) => {
      const bad = isBad(row, seen);
      if (bad) seen.add(row.userId);
      return bad;
    });
    const ended = await rig.sync.start(DEPLOYMENT);
    expect(ended).toMatchObject({ ok: false, failure: { code: 'bad-response', detail: 'wrong at roles' } });
    expect(rig.rows()).toEqual(before);
  });
});
