import { describe, expect, it } from 'vitest';
import { isWithinWireLimits, readCallId } from './wire-limits.ts';

const nest = (depth: number): unknown => {
  let value: unknown = 0;
  for (let level = 0; level < depth; level++) value = [value];
  return value;
};
const cycle: Record<string, unknown> = {};
cycle.self = cycle;
const sparse: unknown[] = [];
sparse[100] = 1;

describe('the limits of the wire', () => {
  it.each([
    [
      {
        kind: 'call',
        id: 1,
        name: 'a.b',
        input: { roles: ['x'], n: 1.5, no: null, un: undefined, yes: true },
      },
    ],
    ['x'.repeat(4096)],
    [nest(16)],
    [Array(10_000).fill(0)],
    [Object.create(null)],
  ])('let plain data through (%#)', (value) => {
    expect(isWithinWireLimits(value)).toBe(true);
  });

  it.each([
    ['x'.repeat(4097)],
    [nest(18)],
    [nest(50_000)],
    [Array(200_000).fill(0)],
    [Array(80).fill('x'.repeat(4000))],
    [cycle],
    [sparse],
    [new Map()],
    [new Date(0)],
    [new Uint8Array(3)],
    [/x/],
    [10n],
    [Number.NaN],
    [() => 1],
    [Object.assign([1], { extra: 1 })],
    [JSON.parse('{"__proto__": {"polluted": 1}}')],
    [{ ['k'.repeat(5000)]: 1 }],
  ])('stop anything else (%#)', (value) => {
    expect(isWithinWireLimits(value)).toBe(false);
  });

  it('cost little, however large the message', () => {
    const startMs = performance.now();
    const huge: unknown[] = [];
    huge.length = 2 ** 32 - 1;
    expect(isWithinWireLimits(huge)).toBe(false);
    expect(isWithinWireLimits({ text: 'x'.repeat(50_000_000) })).toBe(false);
    expect(performance.now() - startMs).toBeLessThan(200);
  });

  it('find the number of a call that is refused', () => {
    expect(readCallId({ id: 7, junk: cycle })).toBe(7);
    for (const message of [null, 1, 'id', {}, { id: 0 }, { id: 1.5 }, { id: '7' }, { id: -1 }]) {
      expect(readCallId(message)).toBeNull();
    }
  });
});
