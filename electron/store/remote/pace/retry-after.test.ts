import { describe, expect, it } from 'vitest';
import type { WireAnswer } from '../wire/types.ts';
import { readRetryAfter } from './retry-after.ts';

const NOW = Date.UTC(2026, 6, 9, 12);
const BOUNDS = { minMs: 1_000, maxMs: 900_000 };
const date = (ms: number) => new Date(ms).toUTCString();
const read = (values: readonly string[], serverDate?: string): number => {
  const headers = { 'retry-after': values, ...(serverDate === undefined ? {} : { date: [serverDate] }) };
  const answer: WireAnswer = { kind: 'answer', status: 429, headers, body: Buffer.alloc(0) };
  return readRetryAfter(answer, NOW, BOUNDS);
};

describe('readRetryAfter', () => {
  it.each([
    ['seconds', ['60'], 60_000],
    ['a fraction of a minute', ['1.5'], 1_500],
    ['zero, which is at least a second', ['0'], 1_000],
    ['a negative number', ['-5'], 1_000],
    ['a number beyond every patience', ['1e12'], 900_000],
    ['a number beyond all numbers', ['1e309'], 900_000],
    ['something that is not a number', ['NaN'], 5_000],
    ['words', ['soon'], 5_000],
    ['nothing', [], 5_000],
    ['a date', [date(NOW + 90_000)], 90_000],
    ['a date in the past', [date(NOW - 90_000)], 1_000],
    ['a date in ten years', [date(NOW + 3e11)], 900_000],
    ['two values, of which the longer counts', ['3', '7'], 7_000],
  ])('waits for %s', (_, values, ms) => {
    expect(read(values)).toBe(ms);
  });

  it('counts a date from the clock of the server, however wrong that clock is', () => {
    const ahead = NOW + 3 * 86_400_000;
    expect(read([date(ahead + 30_000)], date(ahead))).toBe(30_000);
  });
});
