import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLookalikes, toSkeletons } from './lookalikes.ts';

const person = (userId: string, username: string, name = '') => ({ userId, username, name });
const areAlike = (a: string, b: string): boolean =>
  findLookalikes([person('1', a, 'Some One'), person('2', b, 'Another One')]).length === 1;

/** One of our letters, and those that are drawn like it. */
const PAIRS = [
  ['a', 'аαａ𝐚'],
  ['c', 'сϲｃ'],
  ['e', 'еｅ𝑒é'],
  ['o', 'оο0ｏօ'],
  ['p', 'рρｐ'],
  ['x', 'хχｘ'],
  ['y', 'уｙ'],
  ['s', 'ѕｓ'],
  ['i', 'іｉı'],
  ['l', 'I1|ｌⅼ'],
  ['A', 'АΑＡ'],
  ['B', 'ВΒ'],
  ['H', 'НΗ'],
  ['T', 'ТΤ'],
  ['m', 'ｍ'],
] as const;
const UNSEEN = ['\u200b', '\u200d', '\u2060', '\u00ad', '\u202e', '\u0301', '\ufe0f', '\u{e0041}'];

describe('looking alike', () => {
  it.each([
    ['paypal', 'pаypаl'],
    ['admin', 'аdmin'],
    ['lan-lee', 'Ian-lee'],
    ['ian', 'Ian'],
    ['ida0', 'idaO'],
    ['morn', 'mom'],
    ['vvilma', 'wilma'],
    ['Anna  Lee', 'Anna Lee'],
    ['José', 'Jose'],
    ['Ａda', 'Ada'],
    ['a–b', 'a-b'],
  ])('is what %j and %j do', (a, b) => expect(areAlike(a, b)).toBe(true));

  it.each([
    ['ann', 'anne'],
    ['bob', 'rob'],
    ['mail', 'mall'],
    ['小林', '小森'],
    ['', ''],
    ['user-12', 'user-13'],
  ])('is not what %j and %j do', (a, b) => expect(areAlike(a, b)).toBe(false));

  it('holds for any letter that is changed for one like it, and whatever is put between that cannot be seen', () => {
    const part = fc.oneof(
      ...PAIRS.map(([own, others]) =>
        fc.tuple(fc.constant(own), fc.constantFrom(own, ...Array.from(others))),
      ),
      fc.constantFrom('b', 'g', 'k', 'z', '7', '-').map((it) => [it, it] as const),
      fc.constantFrom(...UNSEEN).map((it) => ['', it] as const),
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 12 }), (parts) => {
        const [own, forged] = [0, 1].map((side) => parts.map((pair) => pair[side]).join(''));
        const shared = toSkeletons(own ?? '').filter((one) => toSkeletons(forged ?? '').includes(one));
        expect(shared.length > 0 || own === '').toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('is said of a person by either text, in groups that share nobody, and never of a person alone', () => {
    const groups = findLookalikes([
      person('1', 'ada', 'Ada Lovelace'),
      person('1', 'ada', 'Ada Lovelace'),
      person('2', 'x1', 'ada'),
      person('3', 'x2', 'Аda Lovelace'),
      person('4', 'bob', 'Bob'),
      person('5', 'eve', 'Eve'),
      person('6', 'eve-2', 'Eve'),
    ]);
    expect(groups.map((group) => group.map(({ userId }) => userId))).toEqual([
      ['1', '2', '3'],
      ['5', '6'],
    ]);
  });

  it('puts nobody into two groups, whoever they are', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'а', 'l', 'I', ' '), maxLength: 3 });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(8), text, text), { maxLength: 12 }), (rows) => {
        const groups = findLookalikes(rows.map(([id, username, name]) => person(`${id}`, username, name)));
        const ids = groups.flatMap((group) => group.map(({ userId }) => userId));
        expect(new Set(ids).size).toBe(ids.length);
        expect(groups.every((group) => group.length > 1)).toBe(true);
      }),
    );
  });
});
