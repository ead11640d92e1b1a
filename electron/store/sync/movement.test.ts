import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { fail, ok } from '#shared/base/result.ts';
import { walkPages } from '#shared/base/walk-pages.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { openSyncRig, type Rig } from '#test/kit/sync-rig.ts';
import type { CoderApi } from '../remote/port.ts';

const open: Rig[] = [];
const start = async (): Promise<Rig> => {
  const rig = await openSyncRig({});
  open.push(rig);
  return rig;
};
afterEach(async () => {
  for (const rig of open.splice(0)) await rig.close();
});

/** Does something to the twin once, after the first page of the default organization was answered. */
const onceAfterFirstPage =
  (rig: Rig, act: () => void) =>
  (real: CoderApi): Partial<CoderApi> => {
    let isDone = false;
    return {
      pageMembers: async (organization, page, o) => {
        const read = await real.pageMembers(organization, page, o);
        if (!isDone && page.limit > 1 && page.offset === 0 && organization === rig.twin.organizations.coder) {
          isDone = true;
          act();
        }
        return read;
      },
    };
  };

const usernames = (rig: Rig) =>
  rig
    .rows()
    .filter((row) => row.organization === 'coder')
    .map((row) => row.username)
    .sort();
const onServer = (rig: Rig) =>
  rig.twin
    .dump()
    .members.filter((row) => row.organization === 'coder')
    .map((row) => row.username)
    .sort();

describe('a list that moves while it is read', () => {
  it('loses nobody when one leaves and one joins, so that the count stays the same', async () => {
    const rig = await start();
    await rig.sync.start(DEPLOYMENT);
    const [first] = usernames(rig);
    rig.wrap(
      onceAfterFirstPage(rig, () => {
        rig.twin.edit.removeMember(first ?? '');
        rig.twin.edit.createUser({ username: 'zzzz-last' });
      }),
    );
    expect(await rig.sync.start(DEPLOYMENT)).toMatchObject({ ok: true });
    expect(usernames(rig)).toEqual(onServer(rig));
  });

  it('has nobody twice when somebody joins at the front', async () => {
    const rig = await start();
    rig.wrap(onceAfterFirstPage(rig, () => void rig.twin.edit.createUser({ username: '000-first' })));
    expect(await rig.sync.start(DEPLOYMENT)).toMatchObject({ ok: true });
    expect(usernames(rig)).toEqual(onServer(rig));
  });

  it('keeps somebody whom a restless pass missed, and lets go after the second', async () => {
    const rig = await start();
    await rig.sync.start(DEPLOYMENT);
    rig.twin.edit.removeMember('plain-member');
    let turn = 0;
    rig.wrap((real) => ({
      pageMembers: async (organization, page, o) => {
        const read = await real.pageMembers(organization, page, o);
        turn += 1;
        // Every page tells another count: no pass is ever whole.
        return read.ok ? ok({ ...read.value, count: read.value.count + (turn % 2) }) : read;
      },
    }));
    await rig.sync.start(DEPLOYMENT);
    const missed = rig.rows().filter((row) => row.username === 'plain-member');
    expect(missed).toMatchObject([{ missed_passes: 1 }]);
    await rig.sync.start(DEPLOYMENT);
    expect(usernames(rig)).not.toContain('plain-member');
    expect(rig.differences()).toMatchObject([{ username: 'plain-member', kind: 'left' }]);
  });

  it('takes somebody back who was missed once', async () => {
    const rig = await start();
    await rig.sync.start(DEPLOYMENT);
    rig.cache.write.run({ text: `UPDATE member SET missed_passes = 1`, values: [] });
    await rig.sync.start(DEPLOYMENT);
    expect(rig.rows().every((row) => row.missed_passes === 0)).toBe(true);
    expect(rig.differences()).toEqual([]);
  });
});

describe('a refresh through a front that lets no large answers pass', () => {
  it('has everybody, in smaller pages', async () => {
    const rig = await start();
    const full = await rig.sync.start(DEPLOYMENT);
    const [members, users] = [rig.rows(), rig.users()];
    const TOO_LARGE = fail('too-large', 'Too large.');
    rig.wrap((inner) => ({
      pageMembers: async (organization, page, o) =>
        page.limit > 7 ? TOO_LARGE : inner.pageMembers(organization, page, o),
      pageUsers: async (page, o) => (page.limit > 7 ? TOO_LARGE : inner.pageUsers(page, o)),
    }));
    expect([full.ok, await rig.sync.start(DEPLOYMENT)]).toMatchObject([
      true,
      { ok: true, value: { changed: 0 } },
    ]);
    expect([rig.rows(), rig.users()]).toEqual([members, users]);
  });
});

describe('walkPages', () => {
  it('reads every row of a quiet list once or, at the seams, twice, and calls it quiet', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(60),
        fc.integer({ min: 2, max: 20 }),
        fc.integer({ min: 1, max: 20 }),
        async (total, pageRows, cap) => {
          const list = Array.from({ length: total }, (_, n) => `u${n}`);
          const seen: string[] = [];
          const walked = await walkPages<string, never>({
            // `cap`: a server that never sends more rows than that.
            fetch: async ({ offset, limit }) =>
              ok({ rows: list.slice(offset, offset + Math.min(limit, cap)), count: total }),
            idOf: (row) => row,
            onRows: (rows) => void seen.push(...rows),
            pageRows,
          });
          expect(walked).toEqual({ ok: true, value: { count: total, moved: false } });
          expect([...new Set(seen)]).toEqual(list);
        },
      ),
    );
  });

  it('asks for smaller pages where one is too large, and reads every row all the same', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(60),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 20 }),
        fc.nat(60),
        async (total, pageRows, most, from) => {
          const list = Array.from({ length: total }, (_, n) => `u${n}`);
          const seen: string[] = [];
          const walked = await walkPages<string, 'too-large'>({
            // The people from that place on have so much that no more of them fit into one answer.
            fetch: async ({ offset, limit }) =>
              offset + limit > from && limit > most
                ? fail('too-large', 'Too large.')
                : ok({ rows: list.slice(offset, offset + limit), count: total }),
            idOf: (row) => row,
            onRows: (rows) => void seen.push(...rows),
            pageRows,
          });
          expect(walked).toEqual({ ok: true, value: { count: total, moved: false } });
          expect([...new Set(seen)]).toEqual(list);
        },
      ),
    );
  });

  it('gives up where a single row is too large, and says so', async () => {
    const limits: number[] = [];
    const walked = await walkPages<string, 'too-large'>({
      fetch: async ({ limit }) => {
        limits.push(limit);
        return fail('too-large', 'Too large.');
      },
      idOf: (row) => row,
      onRows: () => undefined,
      pageRows: 1_000,
    });
    expect(walked).toMatchObject({ ok: false, failure: { code: 'too-large' } });
    expect(limits).toEqual([1_000, 250, 62, 15, 3, 1]);
  });

  it('notices one row taken out or put in at any place between two pages', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 12, max: 40 }),
        fc.nat(39),
        fc.boolean(),
        async (total, at, isIn) => {
          let list = Array.from({ length: total }, (_, n) => `u${n}`);
          let calls = 0;
          const walked = await walkPages<string, never>({
            fetch: async ({ offset, limit }) => {
              calls += 1;
              if (calls === 2)
                list = isIn ? list.toSpliced(at % total, 0, 'new') : list.toSpliced(at % total, 1);
              return ok({ rows: list.slice(offset, offset + limit), count: total });
            },
            idOf: (row) => row,
            onRows: () => undefined,
            pageRows: 5,
          });
          const isBehind = at % total >= 4;
          // A row put in behind the seam shows in the count alone, which this list keeps to itself.
          if (!isBehind || !isIn) expect(walked).toMatchObject({ value: { moved: true } });
        },
      ),
    );
  });
});
