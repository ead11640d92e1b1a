import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toExactKey, toNameKey, toPlainText } from './clean.ts';
import { MOST_NAMES, MOST_TEXT, readPastedNames } from './read.ts';

const read = (text: string) => {
  const found = readPastedNames(text);
  if (found.kind === 'too-much') throw new Error('Too much text');
  return found;
};
const values = (text: string): readonly string[] => read(text).names.map(({ value }) => value);

describe('reading pasted names', () => {
  it.each([
    ['one a line', 'anna\nbob-2\r\nc3', ['anna', 'bob-2', 'c3']],
    ['separated', 'anna, bob-2;c3\td4  e5', ['anna', 'bob-2', 'c3', 'd4', 'e5']],
    ['addresses', 'Anna.B@Acme.example bob@acme.example', ['Anna.B@Acme.example', 'bob@acme.example']],
    ['handles', '@anna, @bob and @c3.', ['anna', 'bob', 'and', 'c3']],
    [
      'bullets',
      '- anna\n* bob\n• c3\n1. d4\n 2) e5\n- [ ] f6\n- [x] g7',
      ['anna', 'bob', 'c3', 'd4', 'e5', 'f6', 'g7'],
    ],
    ['quoted mail', '> > anna\n>> - bob', ['anna', 'bob']],
    ['quoting', '"anna", \'bob\', `c3`, “d4”, **e5**, (f6)', ['anna', 'bob', 'c3', 'd4', 'e5', 'f6']],
    ['a Markdown link', '[Anna](mailto:anna@acme.example)', ['anna@acme.example']],
    ['invisible characters', '\ufeffan\u200bna\u00a0\nbo\u00adb', ['anna', 'bob']],
    [
      'a heading of mail',
      'To: anna@acme.example, bob@acme.example',
      ['anna@acme.example', 'bob@acme.example'],
    ],
    ['nothing', ' \n\t; , -- | ** ', []],
  ])('%s', (_what, text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  it('takes the address of a mail client, and keeps the name beside it', () => {
    const anna = { value: 'anna@acme.example', also: 'Anna Smith' };
    const bob = { value: 'bob@acme.example', also: "Bob O'Neil" };
    expect(read('Anna Smith <anna@acme.example>, Bob O’Neil <bob@acme.example>').names).toEqual([anna, bob]);
    expect(read('Smith, Anna <anna@acme.example>; O’Neil, Bob <bob@acme.example>').names).toEqual([
      anna,
      bob,
    ]);
    expect(read('"Anna Smith" <anna@acme.example> "Bob O\'Neil" <bob@acme.example>').names).toEqual([
      anna,
      bob,
    ]);
    expect(read('Anna Smith anna@acme.example\nbob@acme.example (Bob O’Neil)').names).toEqual([anna, bob]);
  });

  it.each([
    'username,e-mail,team',
    'Team;User Name;E-Mail Address',
    'user\tMail',
    '| Login | Email |\n|---|:--|',
  ])('reads the columns of a table headed %s', (header) => {
    const first = header.split('\n')[0] ?? '';
    const delimiter = [...',;\t'].find((one) => first.includes(one)) ?? '|';
    const cells = first.split(delimiter).map((cell) => cell.toLowerCase().replace(/[^a-z]/g, ''));
    const row = (user: string, mail: string): string =>
      cells
        .map((cell) => {
          if (cell === '') return '';
          if (/mail/.test(cell)) return ` ${mail} `;
          return /user|login/.test(cell) ? user : `"Team ${delimiter} ""North""\nand South"`;
        })
        .join(delimiter);
    const text = [header, row('anna', 'a@acme.example'), row('', 'b@acme.example'), row('', '')].join('\n');
    expect(read(text).names).toEqual([
      { value: 'anna', also: 'a@acme.example' },
      { value: 'b@acme.example', also: null },
    ]);
  });

  it('leaves out the heading of a single column', () => {
    expect(values('Username\nanna\nbob')).toEqual(['anna', 'bob']);
    expect(values('user')).toEqual(['user']);
  });

  it('does not take the parts of a person’s name for usernames', () => {
    expect(read('Anna Smith\nSmith, Anna\nanna van der berg-1').names).toEqual([
      { value: 'Anna Smith', also: null },
      ...['anna', 'van', 'der', 'berg-1'].map((value) => ({ value, also: null })),
    ]);
    expect(read('anna smith').names).toEqual([
      { value: 'anna', also: 'anna smith' },
      { value: 'smith', also: 'anna smith' },
    ]);
  });

  it('names everybody once, whatever the case, and counts the rest', () => {
    expect(read('anna\nANNA\nbob, Anna')).toEqual({
      kind: 'names',
      names: [
        { value: 'anna', also: null },
        { value: 'bob', also: null },
      ],
      repeated: 2,
    });
  });

  it('refuses what is no paste any more', () => {
    expect(readPastedNames('a'.repeat(MOST_TEXT + 1)).kind).toBe('too-much');
    const many = Array.from({ length: MOST_NAMES + 1 }, (_, n) => `user-${n}`);
    expect(readPastedNames(many.join('\n')).kind).toBe('too-much');
    expect(values(many.slice(1).join(' '))).toHaveLength(MOST_NAMES);
  });

  it('compares exactly, but for case', () => {
    expect(toExactKey('Anna')).toBe('anna');
    expect(toExactKey('ÄNNA@x')).toBe('änna@x');
    expect(toExactKey('bo\u212a')).not.toBe('bok');
    expect(toNameKey(' ANNA\u00a0 O’Neil ')).toBe("anna o'neil");
  });
});

const username = fc
  .stringMatching(/^[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}$/)
  // "SMITH, Anna <…>" is one person: letters alone, in capitals, read as a surname.
  .filter((name) => !/^(user|login|account|email|mail)/.test(name) && !/^[a-z]+$/.test(name));
const name = fc.oneof(
  username,
  fc.tuple(username, username).map(([local, host]) => `${local}@${host}.example`),
);
const wraps = [
  (text: string) => text,
  (text: string) => `"${text}"`,
  (text: string) => `\`${text}\``,
  (text: string) => `${text.slice(0, 1)}\u200b${text.slice(1)}\u2060`,
  (text: string) => text.toUpperCase(),
  (text: string) => `**${text}**`,
  (text: string) => (text.includes('@') ? `Somebody Else <${text}>` : `@${text}`),
] as const;
const separators = ['\n', '\r\n', ', ', ';', '\t', '\n- ', '\n* ', '\n12. ', '\n> ', ',\n', '\n\n'] as const;

describe('whatever the form', () => {
  it('finds the same names in the same order', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { minLength: 1, maxLength: 20 }),
        fc.infiniteStream(fc.tuple(fc.constantFrom(...wraps), fc.constantFrom(...separators))),
        (names, dress) => {
          const text = names.reduce((before, one) => {
            const [wrap, separator] = dress.next().value;
            return `${before}${separator}${wrap(one)}`;
          }, '');
          // A list that begins at once may end at once; bullets need their line.
          expect(values(text).map(toExactKey)).toEqual(names);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('never throws, never repeats a name, and leaves nothing empty or invisible', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const { names, repeated } = read(text);
        const keys = names.map(({ value }) => toExactKey(value));
        expect(new Set(keys).size).toBe(keys.length);
        expect(repeated).toBeGreaterThanOrEqual(0);
        for (const { value } of names) {
          expect(value.trim()).not.toBe('');
          expect(toPlainText(value)).toBe(value);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it.each(['!', '<', '"', '> ', '<a', '(', ', ', '- ', '[', "'", 'a@', 'Ab ', '\u0301'])(
    'reads a long run of %j in no time',
    (piece) => {
      const startMs = performance.now();
      readPastedNames(`${piece.repeat(300_000)}x`);
      // Quadratic reading would take minutes.
      expect(performance.now() - startMs).toBeLessThan(5_000);
    },
  );
});
