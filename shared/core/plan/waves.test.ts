import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toWaveEnds } from './waves.ts';

describe('waves', () => {
  it('are the sizes asked for, and the rest', () => {
    expect(toWaveEnds([10, 100], 5_000)).toEqual([10, 110, 5_000]);
    expect(toWaveEnds([10, 100], 110)).toEqual([10, 110]);
    expect(toWaveEnds([10, 100], 7)).toEqual([7]);
    expect(toWaveEnds([], 7)).toEqual([7]);
  });

  it('cut every plan into whole, growing pieces up to its last change', () => {
    const sizesOf = fc.array(fc.integer({ min: 1, max: 500 }), { maxLength: 8 });
    fc.assert(
      fc.property(sizesOf, fc.integer({ min: 1, max: 2_000 }), (sizes, total) => {
        const ends = toWaveEnds(sizes, total);
        expect(ends.at(-1)).toBe(total);
        expect([...ends].sort((a, b) => a - b)).toEqual(ends);
        expect(new Set(ends).size).toBe(ends.length);
        ends.slice(0, -1).forEach((end, at) => {
          expect(end - (ends[at - 1] ?? 0)).toBe(sizes[at]);
        });
      }),
    );
  });
});
