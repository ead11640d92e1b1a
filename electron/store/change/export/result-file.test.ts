import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readText } from '#shared/core/people/paste/read-text.ts';
import { unwrap } from '#shared/core/people/paste/unwrap.ts';
import { type ResultRow, toCsv, toInertCell, toJson } from './result-file.ts';

const row: ResultRow = {
  kind: 'member-roles',
  userId: 'u1',
  username: '=HYPERLINK("x")',
  email: '',
  organizationId: 'o1',
  organization: 'Acme, "North"',
  roleName: '',
  outcome: 'refused',
  reason: 'two\nlines',
  before: ['a', 'b'],
  after: [],
  requestId: null,
  overlapped: null,
};

describe('result file', () => {
  it('keeps formulas inert, in full-width forms too', () => {
    for (const text of ['=1', '+1', '-1', '@x', '\tx', '\rx', '＝1', '\0'])
      expect(toInertCell(text)).toBe(`'${text}`);
    expect(toInertCell('a=1')).toBe('a=1');
  });

  it('quotes what needs quotes and starts with a byte order mark', () => {
    const csv = toCsv([row]);
    expect(csv.startsWith('\uFEFFkind,user_id,username')).toBe(true);
    expect(csv).toContain(
      `member-roles,u1,"'=HYPERLINK(""x"")",,o1,"Acme, ""North""",,refused,"two\nlines",a b,,,`,
    );
    expect(csv.endsWith('\r\n')).toBe(true);
  });

  it('writes JSON that says what it is', () => {
    const head = {
      planId: 'p',
      deployment: 'd',
      url: 'u',
      hash: 'h',
      createdAt: 'c',
      endedAt: null,
      state: 's',
      reasons: { 'many-lose': 'the team was closed' },
      counts: { applied: 1 },
      verified: null,
      audit: null,
      gaps: null,
    };
    // As if it were put together at once.
    for (const rows of [[], [row], Array.from({ length: 1_200 }, (_, n) => ({ ...row, userId: `u${n}` }))])
      expect(toJson(head, rows)).toBe(
        `${JSON.stringify({ format: 'rollcall-result', version: 1, plan: head, changes: rows }, null, 2)}\n`,
      );
    expect(JSON.parse(toJson(head, [row]))).toMatchObject({
      format: 'rollcall-result',
      version: 1,
      changes: [row],
    });
  });
});

/** The cells of a text as a spreadsheet reads them that cuts at this separator; quotes count where a cell begins. */
const readCells = (text: string, separator: string): readonly string[] => {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  let isStart = true;
  for (const [at, letter] of [...text].entries()) {
    if (isQuoted && letter === '"') {
      isQuoted = false;
      // A second quote stands for one.
      if ([...text.slice(0, at + 2)].at(-1) === '"') cell += '"';
    } else if (isStart && letter === '"') isQuoted = true;
    else if (!isQuoted && (letter === separator || letter === '\n' || letter === '\r')) {
      cells.push(cell);
      cell = '';
      isStart = true;
      continue;
    } else cell += letter;
    isStart = false;
  }
  return [...cells, cell];
};

/** What Excel and LibreOffice take for a formula, and what any of them might. */
const isFormula = (cell: string): boolean => /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u.test(cell);

const PAYLOADS = [
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("https://evil.example","x")',
  '@SUM(1)*1',
  '+1+1',
  '-2+3',
  '＝1+1',
  ' =1+1',
  '\u00a0=1+1',
  '\t=1+1',
  '\r\n=1+1',
  '\0=1+1',
  'x;=1+1',
  'x; =1+1',
  'x\t=1+1',
  'x|=1+1',
  'x,=1+1',
  'x\n=1+1',
  'x\r=1+1',
  'x";=1+1;"',
  '";=1+1',
  '""=1+1',
  'x",=1+1,"y',
  "'=1+1",
  '=',
];

describe('a hostile result file in a spreadsheet', () => {
  const toRow = (text: string): ResultRow => ({
    ...row,
    username: text,
    email: text,
    organization: text,
    roleName: text,
    reason: text,
    before: [text],
    after: [text],
    overlapped: [text],
  });
  const findFormulas = (rows: readonly ResultRow[]): readonly string[] =>
    [',', ';', '\t', '|'].flatMap((separator) =>
      readCells(toCsv(rows), separator)
        .filter(isFormula)
        .map((cell) => `${separator}: ${cell}`),
    );

  it('has no formula in it, whichever separator the spreadsheet cuts at', () => {
    expect(findFormulas(PAYLOADS.map(toRow))).toEqual([]);
  });

  it('has none for any text that is made of what formulas and cells are made of', () => {
    const parts = fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      '"',
      "'",
      ';',
      ',',
      '|',
      '\t',
      '\n',
      '\r',
      ' ',
      'A1',
      '＝',
      '\u00a0',
    );
    const text = fc.array(parts, { maxLength: 8 }).map((all) => all.join(''));
    fc.assert(
      fc.property(text, (one) => {
        expect(findFormulas([toRow(one)])).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('gives the same people when it is pasted again', () => {
    const names = ['ada', '-bob', '=cid', '+dan@acme.example', 'eve,1', '日本'];
    const idOf = (n: number): string => `00000000-0000-4000-8000-00000000000${String(n)}`;
    const csv = toCsv(
      names.map((username, n) => ({ ...row, username, userId: idOf(n), reason: null, organization: 'Acme' })),
    );
    const found = readText(csv)?.entries.map((entry) => (entry.kind === 'who' ? entry.id : entry.kind));
    expect(found).toEqual(names.map((_, n) => idOf(n)));
    expect(unwrap("'-bob")).toBe('-bob');
  });
});
