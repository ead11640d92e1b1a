import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CoderApi } from '#electron/store/remote/port.ts';
import { fail, ok } from '#shared/base/result.ts';
import { runWhole } from '#shared/base/slices.ts';
import { userIdOf } from '#shared/core/plan/subject.ts';
import { openEngineRig } from '#test/kit/engine-rig.ts';
import { makeFolder } from '#test/kit/folder.ts';
import { must } from '#test/kit/must.ts';
import { type City, startCity } from './city.ts';
import { connect } from './connect.ts';
import { NO_FAULTS, PUT_FAULTS, randomFaults, seeded } from './fault-rules.ts';
import { startMasked } from './masked.ts';

const PEOPLE = 40;
let city: City;
let folder = makeFolder();
beforeAll(async () => {
  city = await startCity(PEOPLE);
});
afterAll(() => city.close());
beforeEach(() => {
  folder = makeFolder();
  city.reset();
});
afterEach(() => folder.remove());

const OTHER = 'organization-user-admin';

/** Runs the city's plan to its end; trouble that pauses it is met by resuming. `pageAudit` takes the log's place. */
const apply = async (pageAudit?: CoderApi['pageAudit'], over: Partial<CoderApi> = {}) => {
  const real = connect(city.faultd.url, city.twin.ownerToken);
  const api = { ...real, ...(pageAudit === undefined ? {} : { pageAudit }), ...over };
  const limits = { workers: 5, settleMs: 30, secondReadMs: 10 };
  const { engine, shut } = openEngineRig(folder.dir, { api, limits });
  const planId = must(await engine.start(city.plan()));
  for (let pauses = 0; pauses < 100; pauses += 1) {
    await engine.whenIdle(planId);
    if (must(engine.getStatus(planId)).state !== 'paused') break;
    await engine.resume(planId);
  }
  const status = must(engine.getStatus(planId));
  const page = { offset: 0, limit: 200 };
  const overlapped = must(engine.listChanges(planId, { outcome: null, only: 'overlapped' }, page)).rows;
  const all = runWhole(engine.readRows(planId));
  await engine.stop();
  shut();
  real.close();
  return { status, overlapped, all };
};

describe('what was written, held against the audit log', () => {
  it('finds every write by its request id when nobody else was at work', async () => {
    const { status, overlapped, all } = await apply();
    expect(status).toMatchObject({
      state: 'closed',
      audit: { state: 'joined', joined: PEOPLE, missing: 0, overlapped: 0 },
    });
    expect(overlapped).toEqual([]);
    const ids = all.map((row) => row.requestId);
    expect(new Set(ids).size).toBe(PEOPLE);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f-]{36}$/);
  });

  for (const seed of [1, 2, 3])
    it(`lists every edit that slipped into the gap, and nobody else (dice ${seed})`, async () => {
      const random = seeded(seed);
      const slipped = new Map<string, readonly string[]>();
      city.faultd.use(NO_FAULTS, {
        slip: (user) => {
          if (random() > 0.3 || slipped.has(user)) return null;
          const roles = [...city.faultd.rolesOf(user), OTHER].sort();
          slipped.set(user, roles);
          return roles;
        },
      });
      const { status, overlapped, all } = await apply();
      expect(slipped.size).toBeGreaterThan(3);
      expect(status.audit).toMatchObject({ state: 'joined', overlapped: slipped.size });
      expect(new Map(overlapped.map((row) => [userIdOf(row) as string, row.overlapped]))).toEqual(slipped);
      for (const row of all) expect(row.overlapped).toEqual(slipped.get(userIdOf(row)) ?? null);
    });

  it('lists an edit that made the very change that we sent', async () => {
    const [first] = city.users;
    city.faultd.use(NO_FAULTS, {
      slip: (user) => (user === first ? ['organization-auditor'] : null),
    });
    const { overlapped } = await apply();
    expect(overlapped.map((row) => [userIdOf(row), row.overlapped])).toEqual([
      [first, ['organization-auditor']],
    ]);
  });

  it('finds them among the faults of a bad day as well', async () => {
    const random = seeded(5);
    const slipped = new Set<string>();
    city.faultd.use(randomFaults(5, 0.2, PUT_FAULTS), {
      slip: (user) => {
        if (random() > 0.2) return null;
        slipped.add(user);
        return [...new Set([...city.faultd.rolesOf(user), OTHER])].sort();
      },
    });
    const { status, all } = await apply();
    expect(status.audit?.state).toBe('joined');
    // A write whose answer was lost has no request id: its fate was found out by reading.
    const known = all.filter((row) => row.requestId !== null && row.state === 'applied');
    for (const row of known) if (row.overlapped !== null) expect(slipped).toContain(userIdOf(row));
  });

  it.each([
    ['unreadable', fail('forbidden', 'Not for you.')],
    ['failed', fail('server-error', 'Not now.')],
    ['not-recorded', ok({ rows: [], count: 0, unreadable: 0 })],
  ] as const)('says that it is %s where it is, and the plan closes all the same', async (state, answer) => {
    const { status } = await apply(async () => answer);
    expect(status).toMatchObject({ state: 'closed', counts: { applied: PEOPLE } });
    expect(status.audit).toMatchObject({ state, joined: 0, missing: PEOPLE, overlapped: 0 });
  });
});

describe('an audit log of a server whose clock is ten days behind', () => {
  it('is searched from the day before the plan by that clock: nothing would be found from ours', async () => {
    const searches: string[] = [];
    const DAY_MS = 86_400_000;
    const pageAudit: CoderApi['pageAudit'] = async (search) => {
      searches.push(search);
      return ok({ rows: [], count: 0, unreadable: 0 });
    };
    await apply(pageAudit, { serverSkewMs: () => -10 * DAY_MS });
    const [, day = ''] = /^username:me date_from:(\S+)$/.exec(searches[0] ?? '') ?? [];
    expect((Date.now() - Date.parse(day)) / DAY_MS).toBeGreaterThan(10.9);
  });
});

describe('an audit log with rows of other people', () => {
  it('is read although they joined, left, were created and got a password that day', async () => {
    const { twin } = city;
    const ask = (method: string, path: string, body?: object) =>
      fetch(`${twin.url}/api/v2${path}`, {
        method,
        headers: { 'Coder-Session-Token': twin.ownerToken },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    await ask('POST', '/organizations/labs/members/plain-member');
    await ask('DELETE', '/organizations/labs/members/plain-member');
    await ask('PUT', '/users/plain-member/password', { password: 'quite-An0ther-passw0rd' });
    const { status } = await apply();
    expect(status.audit).toMatchObject({ state: 'joined', joined: PEOPLE, missing: 0, unreadableRows: 0 });
  });

  type Row = { readonly id: string };
  /** The log as it is, of which every row has been through `spoil`. */
  const applySpoilt = async (spoil: (row: Row) => unknown) => {
    const masked = await startMasked(city.twin.url);
    masked.state.mask = (_, passing) => {
      const page = JSON.parse(passing.body) as { audit_logs: readonly Row[] };
      passing.body = JSON.stringify({ ...page, audit_logs: page.audit_logs.map((row) => spoil(row)) });
    };
    const through = connect(masked.url, city.twin.ownerToken);
    const applied = await apply(through.pageAudit);
    through.close();
    await masked.close();
    return applied.status.audit;
  };

  it.each([
    ['its whole', () => 'not a row'],
    ['its time and status', (row: Row) => ({ ...row, status_code: 'fine' })],
    ['its difference', (row: Row) => ({ ...row, diff: { roles: 'text' } })],
  ])('counts one of which %s cannot be read, and reads the others', async (_, spoil) => {
    let newest: string | null = null;
    const audit = await applySpoilt((row) => {
      newest ??= row.id;
      return row.id === newest ? spoil(row) : row;
    });
    expect(audit).toMatchObject({ state: 'joined', joined: PEOPLE - 1, missing: 1, unreadableRows: 1 });
  });

  it('does not say that nothing is recorded where no row could be read', async () => {
    const audit = await applySpoilt(() => null);
    expect(audit).toMatchObject({ state: 'failed', joined: 0, missing: PEOPLE });
    expect(audit?.unreadableRows).toBeGreaterThan(0);
  });
});

describe('the gap between the read and the write', () => {
  it('is measured for every write and stays small', async () => {
    const { status } = await apply();
    expect(status.gaps).toMatchObject({ measured: PEOPLE, overSecond: 0 });
    expect(status.gaps?.p99Ms).toBeLessThan(250);
  });
});
