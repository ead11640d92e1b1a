import type { Grid } from '#shared/core/people/paste/entry.ts';
import type { PasteVerdict } from './judge.ts';
import type { People } from './people.ts';

/** How many of a column's cells must be somebody's username for it to be the column of usernames. */
const ENOUGH = 0.8;

type Rows = Grid['rows'];
type Row = Rows[number];

const cellsOf = (rows: Rows, column: number): readonly string[] =>
  rows.map(({ cells }) => cells[column] ?? '').filter((cell) => cell !== '');

/** "1", "2", "3": the numbers of rows. */
const isCounting = (cells: readonly string[]): boolean =>
  cells.every((cell, n) => /^\d{1,6}$/.test(cell) && (n === 0 || Number(cell) === Number(cells[n - 1]) + 1));

/** The column names different people, nearly all of whom the copy knows by exactly that username. */
const isOfUsernames = (people: People, cells: readonly string[]): boolean => {
  if (isCounting(cells)) return false;
  const known = cells.filter((cell) => people.byUsername(cell).length === 1).length;
  const different = new Set(cells.map((cell) => cell.toLowerCase())).size;
  return known >= 2 && known >= cells.length * ENOUGH && different === cells.length;
};

const toColumns = (people: People, rows: Rows): readonly number[] => {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  return Array.from({ length: width }, (_, column) => column).filter((column) =>
    isOfUsernames(people, cellsOf(rows, column)),
  );
};

const proposeRow = (people: People, { line, cells }: Row): readonly PasteVerdict[] => {
  const named = cells.find((cell) => people.byName(cell).length > 0) ?? '';
  const byName = named === '' ? people.byName(cells.join(' ').trim()) : people.byName(named);
  if (byName.length > 0)
    return [
      {
        line,
        value: named === '' ? cells.join(' ').trim() : named,
        kind: 'several',
        why: 'name',
        people: byName,
      },
    ];
  return [];
};

const judgeCells = (
  people: People,
  { line, cells }: Row,
  columns: readonly number[],
  isSure: boolean,
): readonly PasteVerdict[] =>
  columns.flatMap((column): readonly PasteVerdict[] => {
    const value = cells[column] ?? '';
    if (value === '') return [];
    const meant = people.byUsername(value);
    const [only] = meant;
    if (only === undefined) return [{ line, value, kind: 'not-found', as: 'username' }];
    return isSure && meant.length === 1
      ? [{ line, value, kind: 'found', who: only, by: 'username' }]
      : [{ line, value, kind: 'several', why: 'doubt', people: meant }];
  });

/**
 * Who the rows of a table are that nothing explains. One column that is nearly all usernames of different people is
 * the identity; where several are, a person is asked which of them ("Anna", "asmith"). Anything else proposes by display name at most. For each row its
 * verdicts; none: it names nobody. The first row may be a header in words that nobody knows.
 */
export const judgeGrid = (
  people: People,
  { rows, isSure: isMeant }: Grid,
): ReadonlyMap<number, readonly PasteVerdict[]> => {
  const [first, ...rest] = rows;
  const whole = toColumns(people, rows);
  const below = whole.length > 0 ? whole : toColumns(people, rest);
  const isHeaded = first !== undefined && whole.length === 0 && below.length > 0;
  const body = isHeaded ? rest : rows;
  const isSure = isMeant && below.length === 1;
  const judged = new Map<number, readonly PasteVerdict[]>(rows.map(({ line }) => [line, []]));
  for (const row of body)
    judged.set(row.line, below.length > 0 ? judgeCells(people, row, below, isSure) : proposeRow(people, row));
  return judged;
};
