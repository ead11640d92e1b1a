import { describe, expect, it } from 'vitest';
import { isBeyond, MAX_VALUES, parseJson } from './json.ts';

const nested = (depth: number) => Buffer.from('['.repeat(depth) + ']'.repeat(depth));

describe('parseJson', () => {
  it('takes 32 levels and refuses 33, however many values are side by side', () => {
    expect(parseJson(nested(32), 32).ok).toBe(true);
    expect(parseJson(nested(33), 32).ok).toBe(false);
    expect(parseJson(Buffer.from(JSON.stringify(Array.from({ length: 500 }, () => [{}]))), 32).ok).toBe(true);
  });

  it('does not count brackets inside strings, whatever is escaped there', () => {
    for (const text of ['['.repeat(99), '\\"['.repeat(50), `\\${'['.repeat(99)}`, '"\\\\"[[[['])
      expect(isBeyond(Buffer.from(JSON.stringify([text, { a: text }])), 2, 9)).toBe(false);
  });

  it('takes so many values and no more, and does not count commas inside strings', () => {
    const list = (values: number) => Buffer.from(`[${'0,'.repeat(values - 1)}0]`);
    expect(isBeyond(list(9), 2, 9)).toBe(false);
    expect(isBeyond(list(10), 2, 9)).toBe(true);
    expect(isBeyond(Buffer.from(JSON.stringify([','.repeat(99)])), 2, 9)).toBe(false);
    expect(parseJson(list(MAX_VALUES + 1), 32).ok).toBe(false);
  });

  it('accepts a byte order mark and refuses trailing text', () => {
    expect(parseJson(Buffer.from('\uFEFF{"a":1}'), 32)).toEqual({ ok: true, value: { a: 1 } });
    expect(parseJson(Buffer.from('{"a":1} and more'), 32).ok).toBe(false);
  });
});
