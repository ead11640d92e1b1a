import type { Account, Span } from './account.ts';
import { findAddresses, isAddress } from './address.ts';
import { type Columns, hasIdentity, namesAnybody, toAgentColumns, toColumns, toPeople } from './columns.ts';
import { toMentioned } from './entry.ts';
import { type HeaderColumn, toColumn } from './headers.ts';
import type { Sections } from './headings.ts';
import type { MailHeads } from './mail-heads.ts';
import { DELIMITERS, type Delimiter, type Row, toAllCells, toCells } from './rows.ts';
import { isSecretLike } from './secrets.ts';
import { isManners, isPersonName, isUsername } from './tokens.ts';

const RULE = /^[\s|:+=_*~─━═│┼┤├┬┴-]*$/;
const LONGEST_RULE = 2_000;
/** A line drawn between rows. */
export const isRule = (text: string): boolean => text.length <= LONGEST_RULE && RULE.test(text);

const MOST_ODD_ROWS = 3;
/** The same in a table with a column of secrets: what comes behind may be more of them. */
const MOST_ODD_BY_SECRETS = 50;
const MOST_TITLES = 3;
const LONGEST_FAREWELL = 200;

export type Table = {
  readonly header: Row | null;
  readonly delimiter: Delimiter;
  readonly kinds: readonly HeaderColumn[];
  readonly columns: Columns;
  /** Rows of the block behind the header, up to the last that is of the table. */
  readonly rows: readonly Row[];
  /** Lines drawn between them. */
  readonly rules: readonly Row[];
  /** Of each row its cells. */
  readonly cells: readonly (readonly string[])[];
};

const spanOf = ({ line, lastLine }: Row): Span => ({ line, lastLine });
export const hasAddress = (text: string): boolean => findAddresses(text, 1).found.length > 0;

/** The kinds of a header's cells; null: the row is none. */
const toHeaderKinds = (row: Row, delimiter: Delimiter): readonly HeaderColumn[] | null => {
  const cells = toCells(row, delimiter);
  // "ObjectClass   : user" is a line of a form.
  if (delimiter === '  ' && cells.some((cell) => cell.startsWith(':'))) return null;
  const kinds = cells.map(toColumn);
  const known = kinds.filter((kind) => kind !== 'unknown').length;
  if (known === 0 || cells.filter((cell) => cell !== '').length < 2) return null;
  const isNamed = namesAnybody(kinds) || kinds.includes('secret');
  const isFull =
    known >= 2 && (kinds.includes('name') || kinds.includes('family') || kinds.includes('given'));
  return isNamed || isFull ? kinds : null;
};

type Shape = { readonly delimiter: Delimiter; readonly kinds: readonly HeaderColumn[] };

const toHeader = (row: Row): Shape | null => {
  if (row.isBlank || row.isOpen || row.text.length > 20_000 || row.text.includes('@')) return null;
  let best: (Shape & { readonly known: number }) | null = null;
  for (const delimiter of [...DELIMITERS, '  '] as const) {
    if (row.counts[delimiter] === 0) continue;
    const kinds = toHeaderKinds(row, delimiter);
    const known = kinds?.filter((kind) => kind !== 'unknown').length ?? 0;
    if (kinds !== null && known > (best?.known ?? 0)) best = { delimiter, kinds, known };
  }
  return best;
};

const isRowOf = (row: Row, delimiter: Delimiter, count: number): boolean =>
  delimiter === '  ' ? row.counts[delimiter] > 0 : row.counts[delimiter] === count;

/** The next rows that are neither blank nor drawn. */
const nextFull = (rows: readonly Row[], from: number): readonly Row[] =>
  rows
    .slice(from, from + 12)
    .filter((row) => !row.isBlank && !isRule(row.text))
    .slice(0, 6);

/** Whether one of the rows right below has cells at all. */
const hasCellsBelow = (rows: readonly Row[], from: number, delimiter: Delimiter): boolean => {
  const below = rows.slice(from, from + MOST_ODD_ROWS + 1);
  const blank = below.findIndex((row) => row.isBlank);
  return below.slice(0, blank === -1 ? below.length : blank).some((row) => row.counts[delimiter] > 0);
};

/** What stands again under itself is a value, not a name of a column. */
const repeatsBelow = (header: readonly string[], below: readonly (readonly string[])[]): boolean =>
  header.some(
    (cell, at) => cell !== '' && below.some((row) => row[at]?.toLowerCase() === cell.toLowerCase()),
  );

/** "Thanks, Anna" is no row, however many commas the table has. */
const isFarewell = ({ text }: Row, delimiter: Delimiter): boolean =>
  delimiter === ',' && text.length <= LONGEST_FAREWELL && text.split(',').some(isManners);

/** Lines that end a table. */
export type Breaks = Pick<Sections, 'titles'> & Pick<MailHeads, 'heads'>;

/**
 * How many rows from `from` on belong to a table: up to the last like its header, over a few odd ones and blanks. Up
 * to a blank line, rows with other cells are of the table too, and are told: alone, any of their cells could find somebody.
 */
const measure = (
  rows: readonly Row[],
  from: number,
  { delimiter, kinds, titles, heads }: Shape & Breaks,
  count: number,
): number => {
  const most = kinds.includes('secret') ? MOST_ODD_BY_SECRETS : MOST_ODD_ROWS;
  let last = from - 1;
  let odd = 0;
  let isWhole = true;
  for (let at = from; at < rows.length && odd <= most; at += 1) {
    const row = rows[at];
    if (
      row === undefined ||
      titles.has(row.line) ||
      heads.has(row.line) ||
      (odd > 0 && isFarewell(row, delimiter))
    )
      break;
    isWhole &&= !row.isBlank;
    const isOwn = isRowOf(row, delimiter, count) || (isWhole && row.counts[delimiter] > 0);
    if (isOwn && !row.isBlank) {
      last = at;
      odd = 0;
    } else if (!isRule(row.text) || row.isBlank) odd += 1;
  }
  return last - from + 1;
};

/** A table that begins with a header in words that are known; null: none begins here. */
export const findHeaded = (rows: readonly Row[], at: number, { titles, heads }: Breaks): Table | null => {
  const header = rows[at];
  const shape = header === undefined ? null : toHeader(header);
  if (header === undefined || shape === null) return null;
  const { delimiter, kinds } = shape;
  const count = header.counts[delimiter];
  const next = nextFull(rows, at + 1).filter((row) => isRowOf(row, delimiter, count));
  const isFollowed = next.length > 0 || (namesAnybody(kinds) && hasCellsBelow(rows, at + 1, delimiter));
  const below = next.filter((row) => row.text !== header.text);
  if (repeatsBelow(toCells(header, delimiter), toAllCells(below, delimiter))) return null;
  const known = kinds.filter((kind) => kind !== 'unknown');
  const isVaried = new Set(kinds).size > 1;
  if (!isVaried || (!isFollowed && known.length < kinds.length)) return null;
  const length = isFollowed ? measure(rows, at + 1, { ...shape, titles, heads }, count) : 0;
  const body = rows.slice(at + 1, at + 1 + length);
  const cells = toAllCells(body, delimiter);
  return { header, delimiter, kinds, columns: withAddresses(kinds, cells), rules: [], rows: body, cells };
};

/** Where the header names no column of addresses, one that it does not explain may hold them. */
const withAddresses = (kinds: readonly HeaderColumn[], cells: Table['cells']): Columns => {
  const columns = toColumns(kinds);
  if (columns.addresses.length > 0) return columns;
  const found = toAddressColumns(cells);
  const addresses = found.filter((at) => kinds[at] === 'unknown');
  if (addresses.length === 0 && !hasIdentity(kinds) && kinds.includes('agent')) return toAgentColumns(kinds);
  return { ...columns, addresses, mustAgree: addresses.length > 1 };
};

/** Columns in which addresses stand. */
export const toAddressColumns = (cells: readonly (readonly string[])[]): readonly number[] => {
  const found = new Map<number, number>();
  for (const row of cells)
    for (const [at, cell] of row.entries()) if (isAddress(cell)) found.set(at, (found.get(at) ?? 0) + 1);
  return [...found.keys()].toSorted((a, b) => a - b);
};

/** Lines with which a text begins right above a header are its title, its version or `sep=`, never people. */
export const countTitles = (rows: readonly Row[], at: number): number => {
  const above = rows.slice(0, at);
  const isTitled = at <= MOST_TITLES && above.every((row) => !row.isBlank && !hasAddress(row.text));
  return isTitled ? above.length : 0;
};

type Known = { readonly isKnown: (username: string) => boolean };

const readCells = (
  table: Table,
  row: Row,
  cells: readonly string[],
  account: Account,
  { isKnown }: Known,
): void => {
  const who = toPeople(table.columns, { line: row.line, cells }, isKnown);
  if (who.kind === 'people') account.people(spanOf(row), who.people);
  else if (who.kind === 'bad-address') account.unreadable(spanOf(row), 'bad-address');
  else account.notPerson(spanOf(row), 'no-identity');
};

/** A row of nothing but its first cell, where that is the username: programs leave out what is empty behind it. */
const isLoneUsername = ({ columns, kinds }: Table, cells: readonly string[]): boolean =>
  cells.length === 1 && columns.usernames[0] === 0 && !kinds.includes('secret') && isUsername(cells[0] ?? '');

const readOdd = (table: Table, row: Row, cells: readonly string[], account: Account): void => {
  const addresses = cells.filter(isAddress);
  const own = table.kinds.filter((kind) => kind === 'email' || kind === 'upn').length;
  const isOnlyOne = addresses.length === 1 && own <= 1 && !table.columns.mustAgree;
  const one = isOnlyOne
    ? toPeople(
        { ...toColumns(['email']), mustAgree: false },
        { line: row.line, cells: addresses },
        () => false,
      )
    : null;
  if (one?.kind === 'people') account.people(spanOf(row), one.people);
  else account.unreadable(spanOf(row), 'cells-differ');
};

const isHeaderAgain = ({ header }: Table, row: Row): boolean => header !== null && row.text === header.text;

/** Another number of cells than the header has. Columns of spaces shift where a cell is empty. */
const isOdd = ({ header, delimiter, kinds }: Table, row: Row, cells: readonly string[]): boolean => {
  if (delimiter === '  ') return cells.length !== kinds.length;
  return header !== null && row.counts[delimiter] !== header.counts[delimiter];
};

const readRow = (table: Table, at: number, account: Account, known: Known): void => {
  const row = table.rows[at];
  const cells = table.cells[at] ?? [];
  if (row === undefined || row.isBlank) return;
  if (row.text.includes('\u0000')) account.unreadable(spanOf(row), 'not-text');
  else if (isRule(row.text) || cells.every((cell) => cell === '')) account.notPerson(spanOf(row), 'rule');
  else if (row.isOpen) account.unreadable(spanOf(row), 'quote-open');
  else if (isHeaderAgain(table, row)) account.notPerson(spanOf(row), 'header');
  else if (isOdd(table, row, cells) && !isLoneUsername(table, cells)) readOdd(table, row, cells, account);
  else readCells(table, row, cells, account, known);
};

const isKept = (cell: string): boolean =>
  isUsername(cell) ||
  (cell.length <= 128 && !isSecretLike(cell) && isPersonName(cell.replace(',', ' ').split(/\s+/)));

const readGrid = (table: Table, account: Account): void => {
  const rows: { line: number; cells: readonly string[] }[] = [];
  for (const [at, row] of table.rows.entries()) {
    if (row.isOpen) {
      account.unreadable(spanOf(row), 'quote-open');
      continue;
    }
    const cells = (table.cells[at] ?? []).map((cell) => (isKept(cell) ? cell : ''));
    rows.push({ line: row.line + 1, cells });
    account.people(spanOf(row), []);
  }
  const [first] = rows;
  if (first !== undefined)
    account.people({ line: first.line - 1, lastLine: first.line - 1 }, [
      { kind: 'grid', line: first.line, isSure: true, rows },
    ]);
};

/**
 * Whether its names stand in its first column, as of a sheet that was turned: "Username, asmith, bjones" above "Role,
 * admin, viewer". Read the other way, "Role" would be a username. One heading among them tells it where somebody whom
 * the copy knows stands over a column: "username, asmith" above "role, admin" and "team, platform".
 */
const isTurned = ({ header, kinds, rows, cells, delimiter }: Table, { isKnown }: Known): boolean => {
  const [first = 'unknown', ...others] = kinds;
  const full = rows.flatMap((row, at) => (row.isBlank || isRule(row.text) ? [] : [cells[at] ?? []]));
  const below = full.map(([name = '']) => toColumn(name));
  const isSomebody = header !== null && toCells(header, delimiter).slice(1).some(isKnown);
  const isHeading = (kind: HeaderColumn): boolean => kind !== 'unknown';
  return (
    header !== null &&
    first !== 'unknown' &&
    others.every((kind) => kind === 'unknown') &&
    below.length > 0 &&
    (isSomebody ? below.some(isHeading) : below.every(isHeading))
  );
};

/** Each column but the first is somebody, who is asked about: it may be a table all the same, of odd usernames. */
const readTurned = (table: Table, header: Row, account: Account, { isKnown }: Known): void => {
  const lines = [toCells(header, table.delimiter), ...table.cells];
  const turned = table.kinds.map((_, column) => lines.map((cells) => cells[column] ?? ''));
  const [names = [], ...people] = turned;
  const columns = withAddresses(names.map(toColumn), people);
  const found = people.flatMap((cells) => {
    const who = toPeople(columns, { line: header.line, cells }, isKnown);
    return who.kind === 'people' ? who.people.map(toMentioned) : [];
  });
  if (found.length > 0) account.people(spanOf(header), found);
  else account.notPerson(spanOf(header), 'header');
  for (const row of table.rows)
    if (!row.isBlank) account.notPerson(spanOf(row), isRule(row.text) ? 'rule' : 'no-identity');
};

/** The columns that people are looked for in. */
const lookedIn = ({ subjects, addresses, ids, usernames }: Columns): readonly number[] => [
  ...new Set([...subjects, ...addresses, ...ids, ...usernames]),
];

const titlesOf = ({ header, delimiter, columns, kinds }: Table): readonly string[] => {
  const names = header === null ? [] : toCells(header, delimiter);
  return lookedIn(columns).map((at) => {
    const name = names[at] ?? '';
    return name === '' || kinds[at] === 'secret' ? `column ${at + 1}` : name.slice(0, 100);
  });
};

/** Reads the rows of a table into the account: who each is, by the identity columns alone. */
export const readTableInto = (
  table: Table,
  whole: Account,
  { ofOthers, isKnown }: Pick<Sections, 'ofOthers'> & Known,
): void => {
  const { header, columns, kinds, rows } = table;
  // Below "Approvers" stands a table of approvers.
  const account: Account = ofOthers.has((header ?? rows[0])?.line ?? -1)
    ? { ...whole, people: (span, found) => whole.people(span, found.map(toMentioned)) }
    : whole;
  if (header !== null && isTurned(table, { isKnown })) {
    readTurned(table, header, account, { isKnown });
    return;
  }
  if (header !== null) account.notPerson(spanOf(header), 'header');
  const looked = new Set(lookedIn(columns));
  const [first] = rows;
  const width = header === null ? (table.cells[0]?.length ?? 0) : kinds.length;
  account.table({
    line: ((header ?? first)?.line ?? 0) + 1,
    lastLine:
      (rows.at(-1) ?? header)?.lastLine === undefined ? 1 : ((rows.at(-1) ?? header)?.lastLine ?? 0) + 1,
    columns: titlesOf(table),
    isUndecided: columns.mustAgree,
    ignored: Math.max(0, width - looked.size),
    secret: kinds.filter((kind) => kind === 'secret').length,
  });
  if (looked.size === 0 && kinds.length === 0) readGrid(table, account);
  else
    for (let at = 0; at < rows.length && !account.isFull(); at += 1) readRow(table, at, account, { isKnown });
  for (const row of table.rules) account.notPerson(spanOf(row), 'rule');
};
