import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHANGE_STATES } from '../../model/change.ts';
import { countOutcomes, toOutcome } from './outcome.ts';

const groups = fc.array(
  fc.record({
    state: fc.constantFrom(...CHANGE_STATES),
    reason: fc.constantFrom(null, 'already', 'conflict', 'member-gone', 'something new'),
    count: fc.nat(1000),
  }),
);

describe('the outcome of a change', () => {
  it('is waiting until the server has answered', () => {
    expect(toOutcome('pending', null)).toBe('waiting');
    expect(toOutcome('inflight', null)).toBe('waiting');
  });

  it('tells skipped changes apart by their reason', () => {
    expect(toOutcome('skipped', 'already')).toBe('already');
    expect(toOutcome('skipped', 'conflict')).toBe('conflict');
    expect(toOutcome('skipped', 'conflict-after-unknown')).toBe('conflict');
    expect(toOutcome('skipped', 'member-gone')).toBe('skipped');
    expect(toOutcome('skipped', 'gone-after-unknown')).toBe('skipped');
    expect(toOutcome('skipped', null)).toBe('skipped');
  });

  it('calls nothing refused that nobody said no to', () => {
    for (const reason of ['attempts', 'unreadable', 'holders-unread', 'roles-unread'])
      expect(toOutcome('failed', reason)).toBe('failed');
    expect(toOutcome('failed', 'forbidden')).toBe('refused');
  });

  it('does not let a reason change what any other state means', () => {
    expect(toOutcome('failed', 'conflict')).toBe('refused');
    expect(toOutcome('applied', 'already')).toBe('applied');
    expect(toOutcome('unknown', 'conflict')).toBe('unknown');
    expect(toOutcome('cancelled', 'member-gone')).toBe('cancelled');
  });
});

describe('counting outcomes', () => {
  it('adds up to the changes counted', () => {
    fc.assert(
      fc.property(groups, (rows) => {
        const counted = Object.values(countOutcomes(rows)).reduce((sum, n) => sum + n, 0);
        expect(counted).toBe(rows.reduce((sum, row) => sum + row.count, 0));
      }),
    );
  });

  it('counts single changes and groups alike, and names every outcome', () => {
    expect(
      countOutcomes([
        { state: 'skipped', reason: 'conflict' },
        { state: 'skipped', reason: 'conflict-after-unknown', count: 2 },
        { state: 'applied', reason: null, count: 5 },
      ]),
    ).toEqual({
      waiting: 0,
      applied: 5,
      already: 0,
      refused: 0,
      failed: 0,
      conflict: 3,
      skipped: 0,
      unknown: 0,
      cancelled: 0,
    });
  });
});
