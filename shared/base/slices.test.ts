import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapInSlices, runInSlices, runWhole, SLICE_MS, type Slices, sortInSlices } from './slices.ts';

/** Work of so many steps; each takes so long. */
const createWork = (steps: number, stepMs: number) => {
  const state = { nowMs: 0, rests: 0, done: 0, isStopped: false };
  function* work(): Slices<string> {
    for (; state.done < steps; state.done += 1) {
      state.nowMs += stepMs;
      yield;
    }
    return 'made';
  }
  const turn = {
    monotonicMs: () => state.nowMs,
    isStopped: () => state.isStopped,
    rest: async () => {
      state.rests += 1;
      // Others take their time, which is not that of the work.
      state.nowMs += 1_000;
    },
  };
  return { state, work, turn };
};

describe('work in slices', () => {
  it('comes to the same at once and with rests, and rests as often as a slice is over', async () => {
    const { state, work, turn } = createWork(100, SLICE_MS / 5);
    expect(await runInSlices(work(), turn)).toEqual({ value: 'made' });
    expect(state.rests).toBe(20);
    expect(runWhole(createWork(100, 1).work())).toBe('made');
  });

  it('rests not at all where it is done soon', async () => {
    const { state, work, turn } = createWork(5, 1);
    await runInSlices(work(), turn);
    expect(state.rests).toBe(0);
  });

  it('is left off where it was stopped during a rest', async () => {
    const { state, work, turn } = createWork(100, SLICE_MS);
    const rest = async (): Promise<void> => {
      await turn.rest();
      state.isStopped = state.rests === 3;
    };
    expect(await runInSlices(work(), { ...turn, rest })).toBe('stopped');
    expect(state.done).toBeLessThan(4);
  });
});

describe('sorting and mapping in slices', () => {
  type Row = { readonly rank: number; readonly at: number };
  const byRank = (a: Row, b: Row): number => a.rank - b.rank;

  it('sort as an array does, equals in their order', () => {
    const ranks = fc.array(fc.nat(50), { minLength: 0, maxLength: 40 });
    fc.assert(
      fc.property(ranks, fc.integer({ min: 1, max: 120 }), (some, times) => {
        const rows = Array.from({ length: some.length * times }, (_, at) => ({
          rank: some[(at * 7) % some.length] ?? 0,
          at,
        }));
        expect(runWhole(sortInSlices(rows, byRank))).toEqual(rows.toSorted(byRank));
      }),
      { numRuns: 50 },
    );
  });

  it('take no more than a thousand items a slice', () => {
    let compared = 0;
    let most = 0;
    const rows = Array.from({ length: 20_000 }, (_, at) => ({ rank: (at * 7_919) % 20_000, at }));
    const work = sortInSlices(rows, (a, b) => {
      compared += 1;
      return byRank(a, b);
    });
    for (let step = work.next(); step.done !== true; step = work.next()) {
      most = Math.max(most, compared);
      compared = 0;
    }
    // A part of a thousand takes about ten comparisons an item.
    expect(most).toBeLessThan(15_000);
    const mapped = mapInSlices(rows, ({ rank }) => rank);
    let slices = 0;
    for (let step = mapped.next(); step.done !== true; step = mapped.next()) slices += 1;
    expect(slices).toBe(20);
  });
});
