import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeploymentId, PlanId, UserId } from '#shared/base/brand.ts';
import { openJournal } from '../journal.ts';
import { listMigrations, migrate } from '../migrate.ts';
import { appendEvent, type EventKind } from './event.ts';
import { insertPlan } from './plan.ts';
import { verifyChain } from './verify-chain.ts';

const PLAN = 'p1' as PlanId;
const EVENTS = 12;

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rollcall-chain-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const open = () => {
  const opened = openJournal(dir, 1);
  if (!opened.ok) throw new Error(opened.failure.message);
  return opened.value;
};
type Opened = ReturnType<typeof open>;

const append = ({ write }: Opened, kind: EventKind, n: number | null): void =>
  appendEvent(
    write,
    { planId: PLAN, n, kind, attempt: null, data: { before: ['a'], target: [`role-${n}`] } },
    { monoMs: 12.345_678_9, bootId: 'boot', wallUtc: '2026-01-01T00:00:00.000Z' },
  );

const insertOnePlan = ({ write }: Opened): void =>
  insertPlan(write, {
    id: PLAN,
    deploymentId: 'd' as DeploymentId,
    serverId: null,
    actorId: 'u' as UserId,
    hash: 'h',
    changes: 0,
    undoes: null,
    createdAt: 'now',
    appVersion: '0',
    reasons: {},
    serverVersion: null,
  });

const fill = (): void => {
  const journal = open();
  insertOnePlan(journal);
  for (let n = 0; n < EVENTS; n += 1) append(journal, 'intent', n);
  journal.close();
};

/** Works on the file as somebody would who knows SQLite and nothing of the chain. */
const tamper = (...statements: readonly string[]): void => {
  const raw = new BetterSqlite3(join(dir, 'store', 'journal.db'));
  const triggers = raw.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
  for (const name of triggers) raw.exec(`DROP TRIGGER ${String(name)}`);
  for (const statement of statements) raw.exec(statement);
  raw.close();
};

const verify = async () => {
  const journal = open();
  const report = await verifyChain(journal.read, async () => undefined);
  journal.close();
  return report;
};

const ROW = `plan_id, n, kind, attempt, mono_ms, boot_id, wall_utc, data, hash`;

describe('the chain over the events', () => {
  it('is unbroken over a journal that only Rollcall wrote, and goes on after a restart', async () => {
    fill();
    const journal = open();
    append(journal, 'close', null);
    journal.close();
    expect(await verify()).toEqual({ events: EVENTS + 1, firstBroken: null });
  });

  it('takes nothing of a transaction that was rolled back', async () => {
    fill();
    const journal = open();
    expect(() =>
      journal.write.transaction(() => {
        append(journal, 'pause', null);
        throw new Error('disk full');
      }),
    ).toThrow();
    append(journal, 'close', null);
    journal.close();
    expect(await verify()).toEqual({ events: EVENTS + 1, firstBroken: null });
  });

  it.each([
    [
      'an edited text',
      ["UPDATE event SET data = replace(data, 'role-4', 'role-5') WHERE seq = 5"],
      5,
      'content',
    ],
    ['an edited time', ["UPDATE event SET wall_utc = '2026-01-02' WHERE seq = 3"], 3, 'content'],
    ['an edited number', ['UPDATE event SET n = 9 WHERE seq = 7'], 7, 'content'],
    ['another hash', ["UPDATE event SET hash = 'abc' WHERE seq = 6"], 6, 'content'],
    ['no hash', ['UPDATE event SET hash = NULL WHERE seq = 6'], 6, 'content'],
    ['a deleted event', ['DELETE FROM event WHERE seq = 4'], 4, 'missing'],
    ['a deleted first event', ['DELETE FROM event WHERE seq = 1'], 1, 'missing'],
    ['a deleted last event', [`DELETE FROM event WHERE seq = ${EVENTS}`], EVENTS, 'cut-off'],
    ['everything deleted', ['DELETE FROM event'], 1, 'cut-off'],
    [
      'a deletion with the rest moved up',
      ['DELETE FROM event WHERE seq = 4', 'UPDATE event SET seq = seq - 1 WHERE seq > 4'],
      4,
      'content',
    ],
    [
      'two events in another order',
      [
        'UPDATE event SET seq = 1000 WHERE seq = 5',
        'UPDATE event SET seq = 5 WHERE seq = 6',
        'UPDATE event SET seq = 6 WHERE seq = 1000',
      ],
      5,
      'content',
    ],
    [
      'an event put in at the end',
      [`INSERT INTO event (${ROW}) SELECT ${ROW} FROM event WHERE seq = ${EVENTS}`],
      EVENTS + 1,
      'content',
    ],
    [
      'an event put in between',
      [
        'UPDATE event SET seq = -seq - 1 WHERE seq > 5',
        'UPDATE event SET seq = -seq WHERE seq < 0',
        `INSERT INTO event (seq, ${ROW}) SELECT 6, ${ROW} FROM event WHERE seq = 2`,
      ],
      6,
      'content',
    ],
  ])('shows %s', async (_, statements, seq, why) => {
    fill();
    expect((await verify()).firstBroken).toBeNull();
    tamper(...statements);
    expect((await verify()).firstBroken).toMatchObject({ seq, why });
  });

  it('shows a deleted last event even after others were written', async () => {
    fill();
    tamper(`DELETE FROM event WHERE seq = ${EVENTS}`);
    const journal = open();
    append(journal, 'pause', null);
    journal.close();
    expect((await verify()).firstBroken).toMatchObject({ seq: EVENTS, why: 'missing' });
  });
});

describe('a journal from before the chain', () => {
  const OLD = 5;
  const fillOld = (): void => {
    mkdirSync(join(dir, 'store'));
    const db = new BetterSqlite3(join(dir, 'store', 'journal.db'));
    db.pragma(`application_id = ${0x52634a6f}`);
    migrate(db, listMigrations('journal').slice(0, 3), () => undefined);
    db.exec(`INSERT INTO plan (id, deployment_id, actor_id, hash, changes, state, created_at, app_version)
      VALUES ('p1', 'd', 'u', 'h', 0, 'closed', 'now', '0')`);
    for (let n = 1; n <= OLD; n += 1)
      db.exec(`INSERT INTO event (plan_id, n, kind, mono_ms, boot_id, wall_utc, data)
        VALUES ('p1', ${n}, 'intent', 1.5, 'b', 'w', '{}')`);
    db.close();
  };

  it('is opened, sealed with one hash, and goes on with a chain', async () => {
    fillOld();
    const journal = open();
    append(journal, 'pause', null);
    journal.close();
    expect(await verify()).toEqual({ events: OLD + 1, firstBroken: null });
  });

  it('shows an old event that was edited after the seal, and a seal that was edited', async () => {
    fillOld();
    open().close();
    tamper("UPDATE event SET kind = 'result' WHERE seq = 2");
    expect((await verify()).firstBroken).toMatchObject({ why: 'before-the-chain' });
  });

  it('shows an old event that was deleted after the seal', async () => {
    fillOld();
    open().close();
    tamper('DELETE FROM event WHERE seq = 5');
    expect((await verify()).firstBroken).toMatchObject({ seq: 5 });
  });
});
