import { findAddresses, isAddress } from './address.ts';
import type { Who } from './entry.ts';
import { type Column, isIdentity } from './headers.ts';
import { isUsername, toDisplayName, UUID } from './tokens.ts';
import { unwrap } from './unwrap.ts';

/** Which cells of a row tell who it is: places of columns, the surest first. */
export type Columns = {
  readonly addresses: readonly number[];
  /** Nobody said which address is the row's own. */
  readonly mustAgree: boolean;
  readonly ids: readonly number[];
  readonly usernames: readonly number[];
  readonly name: number | null;
  readonly given: number | null;
  readonly family: number | null;
};

/** The columns that a header names, in the order: e-mail, principal name, id, username, display name. */
export const toColumns = (kinds: readonly Column[]): Columns => {
  const of = (kind: Column): readonly number[] => kinds.flatMap((one, at) => (one === kind ? [at] : []));
  const first = (kind: Column): number | null => of(kind)[0] ?? null;
  return {
    addresses: [...of('email'), ...of('upn')],
    mustAgree: false,
    ids: of('id'),
    usernames: of('username'),
    name: first('name'),
    given: first('given'),
    family: first('family'),
  };
};

export const hasIdentity = (kinds: readonly Column[]): boolean => kinds.some(isIdentity);

const ABSENT =
  /^(?:[-–—.?]*|n\/?a|#n\/a|#nv|#n\/d|none|null|nil|empty|unknown|undefined|keine?r?|leer|vide|\(blank\)|\(none\))$/i;
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

/** A cell under "username" may hold an address or an id all the same: its form says what it is. */
const toLogin = (columns: Columns, cells: readonly string[]) => {
  const texts = [...columns.usernames, ...columns.ids].map((column) => toCellText(cells[column]));
  const domainless = columns.usernames.map((column) => toCellText(cells[column]).replace(/^[\w.-]+\\/, ''));
  return {
    addresses: texts.filter(isAddress),
    id: texts.find((text) => UUID.test(text)) ?? null,
    username: domainless.find((text) => isUsername(text) && !UUID.test(text)) ?? null,
    /** No username has spaces or letters beyond ASCII: it is a display name in the wrong place. */
    label: domainless.find((text) => text !== '' && !isUsername(text)) ?? null,
  };
};

/** Who a row of a table is, by its identity columns alone. */
export const toPeople = (columns: Columns, { line, cells }: Cells): RowPerson => {
  const mails = listAddresses(columns, cells);
  const login = toLogin(columns, cells);
  const name = toName(columns, cells) ?? (login.label === null ? null : toDisplayName(login.label));
  const base = {
    kind: 'who',
    line: line + 1,
    isSure: true,
    mustAgree: columns.mustAgree,
    name,
    beside: null,
  } as const;
  const addresses = mails.values.length > 0 ? mails.values : login.addresses.slice(0, 1);
  const [first] = addresses;
  if (first !== undefined) {
    // Several addresses in one cell are several entries; in several columns they are one person's.
    if (!mails.isSingle)
      return {
        kind: 'people',
        people: addresses.map((value) => ({
          ...base,
          value,
          addresses: [value],
          id: null,
          username: null,
          name: null,
        })),
      };
    return {
      kind: 'people',
      people: [{ ...base, value: first, addresses, id: login.id, username: login.username }],
    };
  }
  if (mails.isBroken) return { kind: 'bad-address' };
  const value = login.username ?? login.id ?? name;
  if (value === null) return { kind: 'nobody' };
  return {
    kind: 'people',
    people: [{ ...base, value, addresses: [], id: login.id, username: login.username }],
  };
};
