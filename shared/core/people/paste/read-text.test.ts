import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, mutateText } from '../../testing/mutate-text.ts';
import { MOST_ENTRIES } from './account.ts';
import { joinTexts, LINE, type ReadText } from './entry.ts';
import { readText } from './read-text.ts';

const read = (text: string): ReadText => {
  const found = readText(text);
  if (found === null) throw new Error('More entries than a list may have');
  return found;
};
const countLines = (text: string): number => {
  const lines = text.split(/\r\n?|[\n\u2028\u2029\u0085]/);
  return lines.at(-1) === '' ? lines.length - 1 : lines.length;
};

/** What must hold of every text whatever. */
const expectAccounted = (text: string): void => {
  const { lines, entries, notPersons, unreadables, tables } = read(text);
  const of = (kind: number): number => lines.filter((one) => one === kind).length;
  // Padding of UTF-16 goes before lines are counted.
  if (!text.includes('\u0000')) expect(lines).toHaveLength(countLines(text));
  expect(notPersons).toHaveLength(of(LINE.notPerson));
  expect(unreadables.reduce((sum, one) => sum + one.lastLine - one.line + 1, 0)).toBe(of(LINE.unreadable));
  for (const { line } of entries) expect(lines[line - 1]).toBe(LINE.people);
  for (const { line } of notPersons) expect(lines[line - 1]).toBe(LINE.notPerson);
  for (const { line, lastLine } of tables)
    expect([line >= 1, lastLine <= lines.length]).toEqual([true, true]);
};

const PARTS = [
  ...[
    'asmith@acme.example',
    'asmith',
    'Anna Smith',
    'Smith, Anna',
    '"',
    '""',
    ',',
    ';',
    '\t',
    '|',
    '<',
    '>',
    '\n',
    '\r\n',
  ],
  ...[
    'Email',
    'Password',
    'Username',
    'sep=;',
    '@',
    '[~',
    ']',
    '\\',
    '- ',
    '> ',
    '\u0000',
    '\u202e',
    '\ufeff',
    '  ',
    '=',
    ':',
  ],
  ...[
    'Thanks',
    'Hi',
    '| --- |',
    '```',
    '{',
    '}',
    '“',
    '。',
    '名前',
    '\u2028',
    'e\u0301',
    'mailto:',
    '=HYPERLINK("',
    ')',
  ],
];

describe('reading any text', () => {
  it('accounts for every line, once', () => {
    const pieces = fc.array(
      fc.oneof(fc.constantFrom(...PARTS), fc.string({ unit: 'binary', maxLength: 6 })),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(pieces, (parts) => expectAccounted(parts.join(''))),
      { numRuns: 2_000 },
    );
  });

  it('accounts for every line of texts that somebody has broken', () => {
    const random = createRandom(20_261_129);
    const seeds = [
      'username,email,role\nada,ada@acme.example,auditor\n"bob, jr",bob@acme.example,"a;b"\n',
      'Ada Lovelace <ada@acme.example>; Bob <bob@acme.example>\n- [x] @cid\n> **dan**\n1. eve',
      'sep=;\nName;E-Mail;Passwort\n"Smith, Anna";a@acme.example;"x\ny"\n\nThanks\nZoe',
      '| user | role |\n|------|------|\n| ada | x |\n| bob | y |\nName: Ada\nE-Mail: a@x.example\nPassword: y',
      'a\n[\n  {"username": "ada", "tags": ["x", 1]},\n  {"username": "bob", "profile": {"email": "b@x.example"}}\n]\nb',
      '- username: ada\n  roles:\n    - x\n- username: bob\n\nFrom: A <a@x.example>\nTo: b@x.example\n\nUser\tada\nManager\tbob\n--\nZoe\nz@x.example',
      'anna;Anna Smith;active\nbob;Bob Zhang;active\ncid;Cid;active\nfay,eve\nsmith jones',
    ];
    for (let round = 0; round < 5_000; round += 1)
      expectAccounted(mutateText(seeds[round % seeds.length] ?? '', random));
  });

  it('counts the lines of a second text on', () => {
    const both = joinTexts(read('anna\n\nbob'), read('x@acme.example\nHi'));
    expect(both.lines).toHaveLength(5);
    expect(both.entries.map(({ line }) => line)).toEqual([1, 3, 4, 5]);
  });
});

describe('a text that is made to take long', () => {
  const LONG = 5_000_000;
  // Each takes a second or two where reading is one walk, and hours where it is not; the time limit of tests is the judge.
  it.each([
    ['one letter', 'x'.repeat(LONG)],
    ['quotes', '"'.repeat(LONG)],
    ['quotes that open a row', '"a,\n'.repeat(LONG / 40)],
    ['a quote that is never closed', `a,b\n"${'x,y\n'.repeat(LONG / 40)}`],
    ['blanks', ' '.repeat(LONG)],
    ['brackets', '['.repeat(LONG)],
    ['bullets', '- '.repeat(LONG / 2)],
    ['at signs', '@'.repeat(LONG)],
    ['handles', '@a '.repeat(LONG / 40)],
    ['letters and signs', 'a@'.repeat(LONG / 2)],
    ['angle brackets', '<a@b.example>'.repeat(LONG / 40)],
    ['labels', 'To: '.repeat(LONG / 4)],
    ['columns', `${'a,'.repeat(LONG / 4)}\n${'b,'.repeat(LONG / 4)}`],
    ['pipes', '|'.repeat(LONG)],
    ['headers', 'Email,Name\n'.repeat(LONG / 100)],
    ['headers of a lone column', 'Email\n'.repeat(LONG / 40)],
    ['odd rows', `Email,Name\n${'a\n'.repeat(LONG / 40)}`],
    ['runs that change', 'a,b\nc,d\ne;f\ng;h\n'.repeat(LONG / 160)],
    ['trailing commas', 'anna,\n'.repeat(LONG / 40)],
    ['empty lines', '\r\n'.repeat(LONG / 2)],
    ['combining marks', `a${'\u0301'.repeat(LONG)}`],
    ['NULs', '\u0000'.repeat(LONG)],
    ['dots', `a@${'.'.repeat(LONG)}`],
    ['rules', `${'-'.repeat(LONG)}x`],
    ['backslashes', 'a\\'.repeat(LONG / 2)],
    ['words', 'aa bb '.repeat(LONG / 60)],
    ['lists of JSON that do not close', '["a",\n'.repeat(LONG / 100)],
    ['keys of JSON', '"username": "a",\n'.repeat(LONG / 200)],
    ['JSON that goes ever deeper', '{"a":'.repeat(LONG / 10)],
    ['fields of YAML', '- user: a\n'.repeat(LONG / 100)],
    ['lines of who a mail is to', 'To: a@b.example\n'.repeat(LONG / 200)],
  ])('of nothing but %s is read all the same', (_what, text) => {
    const found = readText(text);
    if (found !== null) expect(found.lines).toHaveLength(countLines(text));
  });

  it('is read up to the number of entries that a list may have, and then refused as a whole', () => {
    const list = (count: number): string =>
      Array.from({ length: count }, (_, n) => `u-${n}@acme.example`).join('; ');
    expect(read(list(MOST_ENTRIES)).entries).toHaveLength(MOST_ENTRIES);
    expect(readText(list(MOST_ENTRIES + 1))).toBeNull();
  });
});
