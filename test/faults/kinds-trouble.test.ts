import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { subjectOf } from '#test/kit/history.ts';
import { ANY_PUT_FAULTS, type PutFault, randomFaults } from './fault-rules.ts';
import { startVillage, type Village } from './village.ts';

let village: Village;
beforeAll(async () => {
  village = await startVillage();
});
afterAll(() => village.close());
beforeEach(() => village.begin());

const REFUSES: readonly PutFault[] = [
  'status-403-before',
  'status-408-before',
  'status-409-before',
  'status-422-before',
];

describe('a server that fails once for every write', { timeout: 30_000 }, () => {
  for (const fault of ANY_PUT_FAULTS)
    it(`with ${fault}: nothing is done twice, and the journal tells what was done`, async () => {
      const { wanted } = village.everything();
      const changes = village.plan(wanted);
      const met = new Set<string>();
      village.faultd.use({
        onRead: () => null,
        onPut: (subject) => (met.has(subject) ? null : met.add(subject) && fault),
      });
      const { status, rows } = await village.start(changes);
      for (const change of changes) {
        const subject = subjectOf(change);
        const done = village.countEffects(change);
        const row = rows.find((one) => subjectOf(one) === subject);
        expect([subject, fault, row?.outcome, done]).toEqual([
          subject,
          fault,
          row?.outcome,
          row?.outcome === 'applied' ? 1 : 0,
        ]);
        if (!REFUSES.includes(fault)) expect([subject, row?.outcome]).toEqual([subject, 'applied']);
      }
      expect(status.counts.unknown + status.counts.waiting).toBe(0);
    });

  for (const seed of [1, 2, 3])
    it(`with dice ${seed}: whatever is told as applied is so, and nothing happened twice`, async () => {
      const { wanted } = village.everything();
      const changes = village.plan(wanted);
      village.faultd.use(randomFaults(seed, 0.3, ANY_PUT_FAULTS), { lateMs: 10 });
      const { rows } = await village.start(changes);
      for (const row of rows) {
        const done = village.countEffects(row);
        expect([subjectOf(row), row.outcome, done]).toEqual([
          subjectOf(row),
          row.outcome,
          row.outcome === 'applied' ? 1 : row.outcome === 'conflict' ? done : 0,
        ]);
      }
    });
});
