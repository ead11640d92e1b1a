import { describe, expect, it } from 'vitest';
import { createRandom, mutateText } from '../testing/mutate-text.ts';
import { toExactKey } from './clean.ts';
import { LONGEST_NAME, MOST_NAMES, MOST_TEXT, readPastedNames } from './read.ts';

const SEEDS: readonly string[] = [
  'username,email,role\nada,ada@acme.example,auditor\n"bob, jr",bob@acme.example,"a;b"\n',
  'user_id;username;roles\r\n1;ada;owner\r\n2;"b""ob";\r\n',
  'Ada Lovelace <ada@acme.example>; Bob <bob@acme.example>\n- [x] @cid\n> **dan**\n1. eve',
  'name\temail\nAda\tada@acme.example\nBob\t\n',
  '[{"username":"ada"},{"username":"bob","email":"bob@acme.example"}]',
  '| user | role |\n|------|------|\n| ada | x |\n| bob | y |\n',
  'Cc: ada, bob, cid\u200b\u00a0,\u202edan\u202c, ｅｖｅ, Zoë, 名前, \uFEFFfay',
  '"ada","bob"\n"unclosed,\ncid\n',
];

describe('ten thousand pasted texts that somebody has broken', () => {
  it('are read to their end, each name once, none empty and none longer than any name', () => {
    const random = createRandom(20_261_128);
    for (let round = 0; round < 10_000; round += 1) {
      const text = mutateText(SEEDS[round % SEEDS.length] ?? '', random);
      const read = readPastedNames(text);
      if (read.kind === 'too-much') throw new Error('A short text is no import');
      const keys = read.names.map(({ value }) => toExactKey(value));
      const wrong = read.names.filter(({ value }) => value.trim() === '' || value.length > LONGEST_NAME);
      expect({ round, wrong, twice: keys.length - new Set(keys).size }).toEqual({
        round,
        wrong: [],
        twice: 0,
      });
    }
  });
});

describe('a pasted text that is made to take long', () => {
  const LONG = 400_000;
  // Each takes milliseconds where reading is one walk, and hours where it is not; the time limit of tests is the judge.
  it.each([
    ['quotes', '"'.repeat(LONG)],
    ['a quote that is never closed', `a,b\n"${'x,y\n'.repeat(LONG / 4)}`],
    ['blanks', ' '.repeat(LONG)],
    ['brackets', '['.repeat(LONG)],
    ['bullets', '- '.repeat(LONG / 2)],
    ['full stops', '.'.repeat(LONG)],
    ['pairs within pairs', `${'(*_`'.repeat(LONG / 8)}ada${'`_*)'.repeat(LONG / 8)}`],
    ['combining marks', `a${'\u0301'.repeat(LONG)}`],
    ['empty lines', '\r\n'.repeat(LONG / 2)],
    ['columns', `${'a,'.repeat(LONG / 2)}\n${'b,'.repeat(LONG / 2)}`],
    ['at signs', '@'.repeat(LONG)],
    ['angle brackets', '<a@b>'.repeat(LONG / 5)],
  ])('of nothing but %s is read all the same', (_what, text) => {
    expect(['names', 'too-much']).toContain(readPastedNames(text).kind);
  });

  it('is refused by its length, and by its number of names, before anything is looked up', () => {
    expect(readPastedNames('x'.repeat(MOST_TEXT + 1)).kind).toBe('too-much');
    const list = (many: number) => Array.from({ length: many }, (_, at) => `user-${at}`).join('\n');
    expect(readPastedNames(list(MOST_NAMES)).kind).toBe('names');
    expect(readPastedNames(list(MOST_NAMES + 1)).kind).toBe('too-much');
  });
});
