import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ok } from '#shared/base/result.ts';
import { MOST_CLIPBOARD_CHARACTERS } from '#shared/contract/channels.ts';
import { contract } from '#shared/contract/index.ts';
import { isWithinWireLimits } from '#shared/contract/wire-limits.ts';
import { userIdSchema } from '#shared/model/deployment.ts';
import { sendNames, toPieces } from './send-names.ts';
import type { Answer } from './use-resolution.ts';
import { countPeople, listSingles, toAction, toChosen, toCopy, toCounts } from './words.ts';

const id = (n: number) => userIdSchema.parse(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`);
const candidate = (n: number, isFound = false) => ({
  userId: id(n),
  username: `member-${n}`,
  name: 'Anna Smith',
  email: '',
  isFound,
});
const NOTHING: Answer = {
  found: 0,
  byUsername: 0,
  byEmail: 0,
  repeated: 0,
  ambiguous: 0,
  toChoose: [],
  elsewhere: [],
  unknown: [],
};
const answer: Answer = {
  ...NOTHING,
  found: 54,
  byUsername: 9,
  byEmail: 45,
  repeated: 1,
  ambiguous: 2,
  toChoose: [
    { at: 3, value: 'Anna Smith', also: null, people: 2, candidates: [candidate(1), candidate(2, true)] },
    { at: 7, value: 'Carla Jones', also: null, people: 1, candidates: [candidate(3)] },
  ],
  unknown: ['nobody'],
};

describe('what became of pasted names', () => {
  it('is told in counts that leave out what did not occur', () => {
    expect(toCounts(answer, 2).map(({ count, words }) => `${count} ${words}`)).toEqual([
      '54 found 9 by username, 45 by e-mail',
      '2 to choose',
      '1 unknown',
      '3 named more than once',
    ]);
    expect(toCounts(NOTHING, 0).map(({ count, words }) => `${count} ${words}`)).toEqual(['0 found']);
  });

  it('counts a chosen person once, and not again who was found already', () => {
    expect(countPeople(answer, new Map())).toBe(54);
    expect(
      countPeople(
        answer,
        new Map([
          [3, id(1)],
          [7, id(3)],
        ]),
      ),
    ).toBe(56);
    expect(countPeople(answer, new Map([[3, id(2)]]))).toBe(54);
    expect(
      countPeople(
        answer,
        new Map([
          [3, id(1)],
          [7, id(1)],
        ]),
      ),
    ).toBe(55);
  });

  it('forgets a choice that a new answer does not offer', () => {
    expect(toChosen(answer, new Map([[3, id(3)]]))).toEqual([]);
    expect(toChosen(NOTHING, new Map([[3, id(1)]]))).toEqual([]);
  });

  it('takes together only names with one match', () => {
    expect([...listSingles(answer)]).toEqual([[7, id(3)]]);
  });

  it('says on the button what will happen', () => {
    expect(toAction(1, false)).toBe('Select 1 person');
    expect(toAction(56, true)).toBe('Add 56 people to the selection');
  });

  it('copies all names, and what a person can paste fits on the clipboard', () => {
    expect(toCopy(['anna', 'bob'])).toEqual({ text: 'anna\nbob', said: 'Copied 2 names.' });
    const { text, said } = toCopy(Array.from({ length: 100_000 }, () => 'x'.repeat(320)));
    expect(text.length).toBeLessThan(MOST_CLIPBOARD_CHARACTERS);
    expect(said).toBe('Copied 100,000 names.');
  });
});

const scope = {
  deploymentId: 'demo',
  organizationId: '0b7e7a52-3f0c-4b6d-8f3e-5f0c7d1a9b10',
} as const;

describe('putting names down', () => {
  const names = fc.array(
    fc.record({
      value: fc.string({ minLength: 1, maxLength: 320 }),
      also: fc.option(fc.string({ minLength: 1, maxLength: 320 })),
    }),
    { maxLength: 2_000, size: 'max' },
  );

  it('cuts them into messages that the store takes, in order and without loss', () => {
    fc.assert(
      fc.property(names, (all) => {
        const pieces = toPieces(all);
        expect(pieces.flat()).toEqual(all);
        for (const piece of pieces) {
          const input = { ...scope, pasteId: 'paste-1', at: 0, names: piece };
          const message = { kind: 'call', id: 1, name: 'paste.put', input };
          expect(isWithinWireLimits(message)).toBe(true);
          expect(contract['paste.put'].input.safeParse(input).success).toBe(true);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('fits the longest names there are through the door', () => {
    const longest = { value: 'v'.repeat(320), also: 'a'.repeat(320) };
    const pieces = toPieces(Array.from({ length: 4_000 }, () => longest));
    for (const names of pieces)
      expect(isWithinWireLimits({ ...scope, pasteId: 'paste-1', names })).toBe(true);
    expect(pieces.flat()).toHaveLength(4_000);
  });

  it('needs few messages for 100,000 addresses', () => {
    const all = Array.from({ length: 100_000 }, (_, n) => ({
      value: `member-${n}@acme.example`,
      also: null,
    }));
    expect(toPieces(all).length).toBeLessThan(50);
    expect(toPieces(all).every((piece) => piece.length <= 4_000)).toBe(true);
  });

  it('stops when the store holds something else', async () => {
    const all = Array.from({ length: 9_000 }, (_, n) => ({ value: `m-${n}`, also: null }));
    const asked: number[] = [];
    const answerWith = (held: (at: number, count: number) => number) =>
      sendNames(
        (input) => {
          asked.push(input.at);
          return Promise.resolve(ok({ held: held(input.at, input.names.length) }));
        },
        contract['paste.put'].input.pick({ deploymentId: true, organizationId: true }).parse(scope),
        'paste-1',
        all,
      );
    expect(await answerWith((at, count) => at + count)).toEqual(ok(9_000));
    expect(asked).toEqual([0, 4_000, 8_000]);
    expect(await answerWith((at, count) => (at === 0 ? count : 7))).toMatchObject({ ok: false });
  });
});
