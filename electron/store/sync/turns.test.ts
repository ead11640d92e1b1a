import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OrganizationId, UserId } from '#shared/base/brand.ts';
import { fail, ok } from '#shared/base/result.ts';
import { realClock, silentLog } from '#test/kit/clock.ts';
import type { Opened } from '../db/open.ts';
import { sql } from '../db/sql.ts';
import { openTestCopy, shareOne, TEST_COPY } from '../db/testing/copy.ts';
import type { ReadingApi } from '../remote/apart/types.ts';
import type { RemoteUser } from '../remote/port.ts';
import { createSync } from './sync.ts';

const PEOPLE = 6_000;
/** Rows that may change between two turns: those of a thousand people, with their roles. */
const MOST_A_TURN = 3_000;

let dir: string;
let cache: Opened;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rollcall-turns-'));
  cache = openTestCopy(dir);
});
afterEach(() => {
  cache.close();
  rmSync(dir, { recursive: true, force: true });
});

const toId = (n: number): string => `${n.toString(16).padStart(8, '0')}-0000-4000-8000-000000000001`;
const toUser = (n: number, name: string): RemoteUser => ({
  userId: toId(n + 1) as UserId,
  username: `u${n}`,
  name,
  email: '',
  status: 'active',
  loginType: 'password',
  lastSeenAt: null,
  createdAt: null,
  isServiceAccount: false,
  siteRoles: ['auditor'],
});

type World = {
  readonly organization?: number;
  readonly people: number;
  readonly name?: string;
  readonly users: 'hidden' | 'listed';
};

const serve = ({ organization = 1, people, name = '', users }: World): ReadingApi => {
  const rows = (offset: number, limit: number): readonly RemoteUser[] =>
    Array.from({ length: Math.max(0, Math.min(limit, people - offset)) }, (_, n) => toUser(offset + n, name));
  return {
    listOrganizations: async () =>
      ok([
        {
          id: toId(organization) as OrganizationId,
          name: 'o',
          displayName: 'O',
          isDefault: true,
          defaultRoles: [],
        },
      ]),
    listOrganizationRoles: async () => ok([]),
    listSiteRoles: async () => ok([]),
    readRoleSync: async () => ok(false),
    readOrganizationSync: async () => ok(false),
    listTokens: async () => ok({ rows: [], unreadable: 0 }),
    pageMembers: async (_, { offset, limit }) =>
      ok({ rows: rows(offset, limit).map((row) => ({ ...row, roles: [] })), count: people }),
    pageUsers: async ({ offset, limit }) =>
      users === 'hidden' ? fail('forbidden', 'No.') : ok({ rows: rows(offset, limit), count: people }),
  };
};

const TABLES = ['organization', 'member', 'member_role', 'role', 'difference', 'pass'];
const dump = (): string =>
  JSON.stringify(
    TABLES.map((table) => cache.read.all({ text: `SELECT * FROM ${table} ORDER BY 1, 2`, values: [] })),
  );
const changesSoFar = (): number =>
  cache.write.get<{ readonly n: number }>(sql`SELECT total_changes() AS n`)?.n ?? 0;

/** A sync whose clock moves on by much each time it is looked at; `onTurn` runs whenever others have their turn. */
const refresh = (world: World, onTurn: () => void = () => undefined) => {
  let now = 0;
  const sync = createSync({
    openReader: async () => ok({ api: serve(world), close: () => undefined }),
    copies: shareOne(cache),
    clock: {
      ...realClock,
      monotonicMs: () => {
        now += 50;
        return now;
      },
      sleep: async () => {
        onTurn();
        return 'slept';
      },
    },
    log: silentLog,
    announce: () => undefined,
  });
  return { done: sync.start(TEST_COPY), stop: () => sync.cancelAll() };
};

const CASES: readonly (readonly [string, World, World])[] = [
  [
    'an organization that is gone',
    { people: PEOPLE, users: 'listed' },
    { organization: 2, people: 1, users: 'listed' },
  ],
  ['everybody left', { people: PEOPLE, users: 'listed' }, { people: 1, users: 'listed' }],
  [
    'everybody has another name',
    { people: PEOPLE, users: 'listed' },
    { people: PEOPLE, name: 'x', users: 'listed' },
  ],
  ['everybody is new', { people: 1, users: 'listed' }, { people: PEOPLE, users: 'listed' }],
  ['users are put together', { people: 1, users: 'hidden' }, { people: PEOPLE, users: 'hidden' }],
];

describe('a pass that changes much', { timeout: 60_000 }, () => {
  it.each(CASES)('lets others have their turn while it is written: %s', async (_, before, after) => {
    expect(await refresh(before).done).toMatchObject({ ok: true });
    const seen = [changesSoFar()];
    expect(await refresh(after, () => void seen.push(changesSoFar())).done).toMatchObject({ ok: true });
    seen.push(changesSoFar());
    const steps = seen.slice(1).map((now, at) => now - (seen[at] ?? 0));
    expect(Math.max(...steps)).toBeLessThanOrEqual(MOST_A_TURN);
    expect(steps.length).toBeGreaterThan(5);
  });

  it.each(CASES)(
    'shows nothing of it before its end, and takes it back at once when stopped: %s',
    async (_, before, after) => {
      expect(await refresh(before).done).toMatchObject({ ok: true });
      const was = dump();
      let turns = 0;
      const run = refresh(after, () => {
        turns += 1;
        expect(dump()).toBe(was);
        if (turns < 5) return;
        run.stop();
        // As the end of the process does: nothing is open on the file any more.
        expect(() => cache.write.transaction(() => undefined)).not.toThrow();
        expect(cache.write.get(sql`SELECT count(*) AS n FROM pass`)).toEqual({ n: 1 });
      });
      expect(await run.done).toMatchObject({ ok: false, failure: { code: 'sync-cancelled' } });
      expect(dump()).toBe(was);
    },
  );
});
