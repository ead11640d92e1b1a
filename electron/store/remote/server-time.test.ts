import { describe, expect, it } from 'vitest';
import { readServerTime } from './server-time.ts';
import type { WireAnswer } from './wire/types.ts';

const NOON = Date.UTC(2026, 10, 29, 12);
const DAY = 86_400_000;
const answer = (date: string | null): WireAnswer => ({
  kind: 'answer',
  status: 200,
  headers: date === null ? {} : { date: [date] },
  body: Buffer.alloc(0),
});
const stamp = (ms: number) => answer(new Date(ms).toUTCString());

describe('the clock of a server', () => {
  it.each([
    ['the same', 0, 20, 0],
    ['the same, late in its second', -999, 20, 0],
    ['the same, a second of waiting between', -1_500, 1_800, 0],
    ['ten days ahead', 10 * DAY, 20, 10 * DAY + 1_020],
    ['ten days behind', -10 * DAY, 20, -10 * DAY + 1_020],
    ['five minutes ahead, slowly told', 300_000, 4_000, 300_000 + 5_000],
  ])('is %s by the stamp of an answer', (_, aheadMs, tookMs, skewMs) => {
    expect(readServerTime(stamp(NOON + aheadMs), NOON, tookMs)?.skewMs).toBe(skewMs);
  });

  it('is not told by an answer that a cache kept', () => {
    const kept = (age: string): WireAnswer => {
      const { headers, ...rest } = stamp(NOON - 7_200_000);
      return { ...rest, headers: { ...headers, age: [age] } };
    };
    expect(readServerTime(kept('7200'), NOON, 20)).toBeNull();
    expect(readServerTime(kept('0'), NOON, 20)?.skewMs).toBe(-7_200_000 + 1_020);
  });

  it('is not told by an answer that was long on its way, nor by what is no stamp', () => {
    expect(readServerTime(stamp(NOON + DAY), NOON, 10_001)).toBeNull();
    for (const text of [null, '', '12', 'Nonsense, 7', 'member 12'])
      expect(readServerTime(answer(text), NOON, 20)).toBeNull();
  });

  it('is not told by a stamp of a year in which no Coder answers', () => {
    for (const year of [1970, 1999, 2019, 2070, 9999])
      expect(readServerTime(stamp(Date.UTC(year, 5, 1)), NOON, 20)).toBeNull();
    for (const year of [2020, 2069])
      expect(readServerTime(stamp(Date.UTC(year, 5, 1)), NOON, 20)?.serverMs).toBe(Date.UTC(year, 5, 1));
  });

  it('is told to a computer whose own clock begins in 1970', () => {
    expect(readServerTime(stamp(NOON), 0, 20)?.skewMs).toBe(NOON + 1_020);
  });
});
