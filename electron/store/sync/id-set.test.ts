import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROWS_AT_MOST } from './budget.ts';
import { createIdSet } from './id-set.ts';

const MB = 1024 * 1024;
const toId = (n: number): string => `${n.toString(16).padStart(8, '0')}-0000-4000-8000-${'0'.repeat(12)}`;

describe('the ids of people that were seen', () => {
  it('are those of a set, each counted once, as known as they were at first', () => {
    const id = fc.oneof(
      fc.uuid(),
      fc.nat(30).map(toId),
      fc.constantFrom('', 'x', '00000000-0000-0000-0000-000000000000', toId(7).toUpperCase()),
    );
    const adds = fc.array(fc.tuple(id, fc.boolean()), { maxLength: 200 });
    fc.assert(
      fc.property(adds, adds, fc.array(id), (some, more, asked) => {
        const [set, other, model] = [createIdSet(), createIdSet(), new Map<string, boolean>()];
        for (const [one, isKnown] of some) {
          set.add(one, isKnown);
          if (!model.has(one)) model.set(one, isKnown);
        }
        for (const [one, isKnown] of more) other.add(one, isKnown);
        other.addTo(set);
        for (const [one, isKnown] of new Map(more.toReversed())) if (!model.has(one)) model.set(one, isKnown);
        set.trim();
        expect(set.size()).toBe(model.size);
        expect(set.known()).toBe([...model.values()].filter((isKnown) => isKnown).length);
        for (const one of [...asked, ...model.keys()]) expect(set.has(one)).toBe(model.has(one));
      }),
    );
  });

  it('take under 300 MB for the most rows that a refresh may bring', () => {
    const set = createIdSet();
    const PEOPLE = 100_000;
    for (let n = 0; n < PEOPLE; n += 1) set.add(toId(n), n % 2 === 0);
    // While it grows, the old room and the new one are there together.
    expect((set.bytes() / PEOPLE) * ROWS_AT_MOST).toBeLessThan(430 * MB);
    set.trim();
    expect((set.bytes() / PEOPLE) * ROWS_AT_MOST).toBeLessThan(300 * MB);
    expect([set.size(), set.known(), set.has(toId(99_999)), set.has(toId(100_000))]).toEqual([
      ...[PEOPLE, PEOPLE / 2, true, false],
    ]);
  });
});
