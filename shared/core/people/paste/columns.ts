import { findAddresses } from './address.ts';
import type { Who } from './entry.ts';
import { type HeaderColumn, isIdentity } from './headers.ts';
import { isSecretLike } from './secrets.ts';
import { splitList } from './split.ts';
import { isNameWord, isUsername, toDisplayName, UUID } from './tokens.ts';
import { unwrap } from './unwrap.ts';

/** Which cells of a row tell who it is: places of columns, the surest first. */
export type Columns = {
  readonly addresses: readonly number[];
  /** Nobody said which address is the row's own. */
  readonly mustAgree: boolean;
  /** They may be of somebody else, such as whoever works on a request: whom they name is asked about. */
  readonly areOthers: boolean;
  /** Whom the row is for: where it is told, nothing else of the row may find somebody else. */
  readonly subjects: readonly number[];
  readonly ids: readonly number[];
  readonly usernames: readonly number[];
  readonly name: number | null;
  readonly given: number | null;
  readonly family: number | null;
};

/** The columns that a header names, in the order: e-mail, principal name, id, username, display name. */
export const toColumns = (kinds: readonly HeaderColumn[]): Columns => {
  const of = (kind: HeaderColumn): readonly number[] =>
    kinds.flatMap((one, at) => (one === kind ? [at] : []));
  const first = (kind: HeaderColumn): number | null => of(kind)[0] ?? null;
  return {
    addresses: [...of('email'), ...of('upn')],
    mustAgree: false,
    areOthers: false,
    subjects: of('subject'),
    ids: of('id'),
    usernames: of('username'),
    name: first('name'),
    given: first('given'),
    family: first('family'),
  };
};

/** Of a request of which nothing tells whom it is for: those of who works on it. */
export const toAgentColumns = (kinds: readonly HeaderColumn[]): Columns => {
  const agents = kinds.flatMap((kind, at) => (kind === 'agent' ? [at] : []));
  return { ...toColumns(kinds), addresses: agents, usernames: agents, areOthers: true };
};

export const hasIdentity = (kinds: readonly HeaderColumn[]): boolean => kinds.some(isIdentity);
/** Whether a row says of anybody who that is, whoever is meant by it. */
export const namesAnybody = (kinds: readonly HeaderColumn[]): boolean =>
  hasIdentity(kinds) || kinds.includes('agent');

const ABSENT =
  /^(?:[-–—.?]*|n\/?a|#n\/a|#nv|#n\/d|none|null|nil|empty|unknown|undefined|keine?r?|leer|vide|\(blank\)|\(none\))$/i;
const LISTED = /[,;/|\n]/;
const LONGEST_LIST = 2_000;
const FORMULA = /^="?(.*?)"?$/s;

/** What a cell holds, without what a sheet or an export wraps around it; '': nothing. */
export const toCellText = (cell: string | undefined): string => {
  if (cell === undefined || ABSENT.test(cell)) return '';
  const inner = cell.startsWith('=') ? (FORMULA.exec(cell)?.[1] ?? '') : cell;
  const plain = unwrap(inner);
  return ABSENT.test(plain) ? '' : plain;
};

export type RowPerson =
  | { readonly kind: 'people'; readonly people: readonly Who[] }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'bad-address' };

type IsUsername = (username: string) => boolean;
type Cells = { readonly line: number; readonly cells: readonly string[] };

const toName = ({ name, given, family }: Columns, cells: readonly string[]): string | null => {
  const at = (column: number | null): string => (column === null ? '' : (cells[column] ?? ''));
  const whole = at(name);
  return toDisplayName(whole === '' ? `${at(given)} ${at(family)}`.trim() : whole);
};

const listAddresses = (columns: Columns, cells: readonly string[]) => {
  const read = columns.addresses.map((column) => findAddresses(cells[column] ?? '', 50));
  const values = read.flatMap(({ found }) => found.map(({ value }) => value));
  return {
    values: [...new Set(values)],
    isSingle: read.every(({ found }) => found.length < 2),
    isBroken: read.some((one) => one.isBroken),
  };
};

/** The usernames that a cell lists, where that is what it holds: "asmith, bjones". */
const toListed = (text: string): readonly string[] => {
  const pieces =
    LISTED.test(text) && text.length <= LONGEST_LIST ? splitList(text, ',;/|\n').map(unwrap) : [];
  return pieces.length > 1 && pieces.every(isUsername) ? pieces : [];
};

/** A cell under "username" may hold an address or an id all the same: its form says what it is. */
const toLogin = (columns: Columns, cells: readonly string[], isKnown: IsUsername) => {
  const texts = [...columns.usernames, ...columns.ids].map((column) => toCellText(cells[column]));
  const domainless = columns.usernames.map((column) => toCellText(cells[column]).replace(/^[\w.-]+\\/, ''));
  // What looks like a secret is a username where it is exactly somebody's.
  const isOwn = (text: string): boolean => isUsername(text) || (isSecretLike(text) && isKnown(text));
  const addresses = texts.flatMap((text) => findAddresses(text, 50).found.map(({ value }) => value));
  return {
    addresses: [...new Set(addresses)],
    id: texts.find((text) => UUID.test(text)) ?? null,
    username: domainless.find((text) => isOwn(text) && !UUID.test(text)) ?? null,
    listed: domainless.flatMap(toListed),
    /** No username has spaces or letters beyond ASCII: it is a display name in the wrong place. */
    label: domainless.find((text) => text !== '' && !text.includes('@') && !isUsername(text)) ?? null,
  };
};

const BY_SUBJECT: readonly number[] = [];

/** Whom the row says that it is for, in whatever form; null: there is no such column. */
const toSubject = ({ subjects }: Columns, cells: readonly string[]) => {
  const [column] = subjects;
  if (column === undefined) return null;
  const text = subjects.map((one) => toCellText(cells[one])).find((one) => one !== '') ?? '';
  return { column, text };
};

/** Who a row of a table is, by its identity columns alone. */
export const toPeople = (columns: Columns, row: Cells, isKnown: IsUsername): RowPerson => {
  const subject = toSubject(columns, row.cells);
  if (subject === null) return toRowPerson(columns, row, isKnown);
  const { column, text } = subject;
  const own = toRowPerson(
    { ...columns, addresses: [column, ...columns.addresses], usernames: [column], ids: BY_SUBJECT },
    row,
    isKnown,
  );
  if (own.kind !== 'people') return own;
  const isAddressed = findAddresses(text, 1).found.length > 0;
  return {
    kind: 'people',
    people: own.people.map((one) => {
      // Nobody is told that the row is for, or by a single name that others may have as their username.
      if (text === '' || (one.addresses.length === 0 && isNameWord(text))) return { ...one, isSure: false };
      return one.addresses.length > 0 && !isAddressed ? { ...one, beside: toDisplayName(text) } : one;
    }),
  };
};

const toRowPerson = (columns: Columns, { line, cells }: Cells, isKnown: IsUsername): RowPerson => {
  const mails = listAddresses(columns, cells);
  const login = toLogin(columns, cells, isKnown);
  const told = toName(columns, cells);
  const name = told ?? (login.label === null || login.listed.length > 0 ? null : toDisplayName(login.label));
  const nobody = { addresses: [], id: null, username: null, name: null } as const;
  const base = {
    kind: 'who',
    line: line + 1,
    isSure: !columns.areOthers,
    mustAgree: columns.mustAgree,
    name,
    beside: null,
  } as const;
  const addresses = mails.values.length > 0 ? mails.values : login.addresses;
  const [first] = addresses;
  if (first !== undefined) {
    // Several addresses in one cell are one person's where the row tells who that is, and otherwise several entries.
    const isSingle = mails.values.length > 0 ? mails.isSingle : addresses.length < 2;
    if (!isSingle && name === null && login.id === null && login.username === null)
      return {
        kind: 'people',
        people: addresses.map((value) => ({ ...base, ...nobody, value, addresses: [value] })),
      };
    return {
      kind: 'people',
      people: [{ ...base, value: first, addresses, id: login.id, username: login.username }],
    };
  }
  if (mails.isBroken) return { kind: 'bad-address' };
  if (login.username === null && login.id === null && login.listed.length > 0)
    return {
      kind: 'people',
      // With a name beside them they are one person's, and nothing says which of them is the one here.
      people: login.listed.map((value) => ({
        ...base,
        ...nobody,
        value,
        username: value,
        isSure: told === null && base.isSure,
      })),
    };
  const value = login.username ?? login.id ?? name;
  if (value === null) return { kind: 'nobody' };
  return {
    kind: 'people',
    people: [{ ...base, value, addresses: [], id: login.id, username: login.username }],
  };
};
