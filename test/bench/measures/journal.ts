import type { WriteHandle } from '#electron/store/db/handles.ts';
import { appendEvent, listEvents } from '#electron/store/db/journal/event.ts';
import { openJournal } from '#electron/store/db/journal.ts';
import { sql } from '#electron/store/db/sql.ts';
import type { PlanId } from '#shared/base/brand.ts';
import { addAuditor, openEngineRig, planInput } from '#test/kit/engine-rig.ts';
import { must } from '#test/kit/must.ts';
import { alternate } from '../harness/alternate.ts';
import { createInstantServer } from '../harness/instant-server.ts';
import { median, quantile } from '../harness/numbers.ts';
import type { Stage } from '../harness/stage.ts';
import { atMost, type Bench, type Row } from '../harness/types.ts';

const ROUNDS = 5;
const EVENTS = 5_000;

type Share = { readonly seq: number; readonly ms: number };

/** The same handle, with what each outermost transaction took, shared evenly by the events that it wrote. */
const watch = (write: WriteHandle): { readonly write: WriteHandle; readonly shares: readonly Share[] } => {
  const shares: Share[] = [];
  const lastSeq = (): number =>
    write.get<{ seq: number }>(sql`SELECT seq FROM sqlite_sequence WHERE name = 'event'`)?.seq ?? 0;
  let depth = 0;
  const transaction = <T>(work: () => T): T => {
    if (depth > 0) return write.transaction(work);
    const before = lastSeq();
    const startMs = performance.now();
    depth += 1;
    try {
      return write.transaction(work);
    } finally {
      depth -= 1;
      const tookMs = performance.now() - startMs;
      const after = lastSeq();
      for (let seq = before + 1; seq <= after; seq += 1) shares.push({ seq, ms: tookMs / (after - before) });
    }
  };
  return { write: { ...write, transaction }, shares };
};

/** What the journal costs each change of a run, in milliseconds: its share of every transaction it is in. */
const measureChanges = async (stage: Stage, size: number): Promise<readonly number[]> => {
  const journal = must(openJournal(stage.folder(), Date.now()));
  const watched = watch(journal.write);
  const rig = openEngineRig(stage.folder(), {
    api: createInstantServer(size).api,
    journal: { read: journal.read, write: watched.write },
  });
  const planId = await rig.startAndWait(planInput(addAuditor(size)));
  const shareOf = new Map(watched.shares.map(({ seq, ms }) => [seq, ms]));
  const costOf = new Map<number, number>();
  for (const { seq, n } of listEvents(journal.read, planId))
    if (n !== null) costOf.set(n, (costOf.get(n) ?? 0) + (shareOf.get(seq) ?? 0));
  rig.shut();
  journal.close();
  return [...costOf.values()];
};

/** Milliseconds for many events in one transaction, with the chain and as plain rows of the same table's shape. */
const compareEvents = async (stage: Stage) => {
  const { write, close } = must(openJournal(stage.folder(), Date.now()));
  write.run(sql`CREATE TABLE bare (seq INTEGER PRIMARY KEY AUTOINCREMENT, plan_id TEXT, n INTEGER, kind TEXT,
    attempt INTEGER, mono_ms REAL, boot_id TEXT, wall_utc TEXT, data TEXT) STRICT`);
  write.run(sql`CREATE INDEX bare_by_plan ON bare (plan_id, n, seq)`);
  const planId = 'bench' as PlanId;
  write.run(sql`INSERT INTO plan (id, deployment_id, actor_id, hash, changes, state, created_at, app_version)
    VALUES (${planId}, 'd', 'a', 'h', 0, 'approved', 'now', '0')`);
  const data = {
    before: ['organization-auditor'],
    target: ['organization-auditor', 'organization-template-admin'],
  };
  const stamp = { monoMs: 1_234.5678, bootId: 'boot', wallUtc: '2026-01-01T00:00:00.000Z' };
  const timed = (work: (n: number) => void): number => {
    const startMs = performance.now();
    write.transaction(() => {
      for (let n = 1; n <= EVENTS; n += 1) work(n);
    });
    return performance.now() - startMs;
  };
  const chained = async () =>
    timed((n) => appendEvent(write, { planId, n, kind: 'intent', attempt: 1, data }, stamp));
  const bare = async () =>
    timed(
      (n) =>
        void write.run(sql`INSERT INTO bare (plan_id, n, kind, attempt, mono_ms, boot_id, wall_utc, data)
          VALUES (${planId}, ${n}, 'intent', 1, ${stamp.monoMs}, ${stamp.bootId}, ${stamp.wallUtc},
            ${JSON.stringify(data)})`),
    );
  const compared = await alternate(ROUNDS, chained, bare);
  close();
  return compared;
};

/** What keeping the journal costs a change, and what its hash chain adds to an event. */
export const journal: Bench = {
  name: 'journal',
  sizes: [5_000],
  run: async (stage, size): Promise<readonly Row[]> => {
    const costs = await measureChanges(stage, size);
    const { ours, bare, ratio } = await compareEvents(stage);
    return [
      {
        what: 'journal, cost of a change, 95th percentile',
        value: quantile(costs, 0.95),
        unit: 'ms',
        target: atMost(2),
        note: `median ${median(costs).toFixed(3)} ms; its share of every durable commit it is in, 8 changes at a time`,
      },
      {
        what: 'an event with its hash / a bare row',
        value: ratio,
        unit: 'x',
        target: null,
        note: `${((1_000 * ours) / EVENTS).toFixed(1)} µs against ${((1_000 * bare) / EVENTS).toFixed(1)} µs, beside the fsync`,
      },
    ];
  },
};
