import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHANGE_STATES } from '../../model/change.ts';
import { countChanges, countEnded, countNotDone, listOutcomes, tellOutcomes, toPercent } from './counts.ts';
import { countOutcomes } from './outcome.ts';

const REASONS = [null, 'already', 'already-after-loss', 'conflict', 'conflict-after-unknown', 'own-roles'];
const groups = fc.array(
  fc.record({
    state: fc.constantFrom(...CHANGE_STATES),
    reason: fc.constantFrom(...REASONS),
    count: fc.integer({ min: 0, max: 100_000 }),
  }),
);

describe('the counts of a plan', () => {
  it('add up to its changes, in every text that tells them', () => {
    fc.assert(
      fc.property(groups, (rows) => {
        const counts = countOutcomes(rows);
        const all = rows.reduce((sum, { count }) => sum + count, 0);
        expect(countChanges(counts)).toBe(all);
        const told = tellOutcomes(counts, String).match(/\d+/g) ?? [];
        expect(told.reduce((sum, text) => sum + Number(text), 0)).toBe(all);
        const open = listOutcomes(counts).filter(({ outcome }) => ['waiting', 'unknown'].includes(outcome));
        expect(countEnded(counts) + open.reduce((sum, { count }) => sum + count, 0)).toBe(all);
      }),
    );
  });

  it('name each outcome once, and say of what may well be done only that it is not known yet', () => {
    const counts = { ...countOutcomes([]), applied: 31, refused: 4, unknown: 7, waiting: 38 };
    expect(tellOutcomes(counts, String)).toBe('31 applied, 4 refused, 7 not known yet, 38 waiting');
    expect(countEnded(counts)).toBe(35);
  });

  it('know what can be staged again: not what is unknown, or was not needed', () => {
    const counts = {
      ...countOutcomes([]),
      refused: 1,
      conflict: 2,
      cancelled: 4,
      unknown: 8,
      skipped: 16,
      already: 32,
    };
    expect(countNotDone(counts)).toBe(7);
  });

  it('never come to 100 % before the end, nor stay at 0 % once something has ended', () => {
    fc.assert(
      fc.property(groups, (rows) => {
        const counts = countOutcomes(rows);
        const isOver = countEnded(counts) === countChanges(counts);
        if (!isOver) expect(toPercent(counts)).not.toBe('100 %');
        else if (countChanges(counts) > 0) expect(toPercent(counts)).toBe('100 %');
        if (countEnded(counts) > 0) expect(toPercent(counts)).not.toBe('0 %');
      }),
    );
  });
});
