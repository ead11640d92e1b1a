/** Short ways to write the answers of the corpus. */
import type { Answer, Entry, Patch, Piece, Raw, Reply } from './entry.ts';

export const JSON_TYPE = 'application/json; charset=utf-8';
export const HEAD = `HTTP/1.1 200 OK\r\nContent-Type: ${JSON_TYPE}\r\n`;
export const PAGE = '<!doctype html><html><head><title>Sign in</title></head><body>Welcome</body></html>';

type More = Pick<Reply, 'headers'>;

/** A 200 whose good body is changed in places. */
export const patched = (...patch: readonly Patch[]): Reply => ({ status: 200, type: JSON_TYPE, patch });
export const at = (path: Patch['path'], value: unknown): Patch => ({ path, value });
export const without = (...path: Patch['path']): Patch => ({ path });

/** JSON text as it stands. */
export const json = (status: number, text: string, more: More = {}): Reply => ({
  status,
  type: JSON_TYPE,
  body: [text],
  ...more,
});
export const html = (status: number, more: More = {}): Reply => ({
  status,
  type: 'text/html; charset=utf-8',
  body: [PAGE],
  ...more,
});
export const text = (status: number, words: string, type = 'text/plain; charset=utf-8'): Reply => ({
  status,
  type,
  body: words === '' ? [] : [words],
});
/** The good body under another head. */
export const good = (status: number, more: Partial<Reply> = {}): Reply => ({
  status,
  type: JSON_TYPE,
  ...more,
});

/** Bytes, and then the connection is left open, ended or reset. */
export const raw = (after: Raw['after'], ...pieces: readonly Piece[]): Raw => ({ raw: pieces, after });
export const onConnect = (after: Raw['after'], ...pieces: readonly Piece[]): Raw => ({
  raw: pieces,
  after,
  at: 'connect',
});

/** What becomes of every kind of question when the wire itself is broken. */
export const everywhere = (code: string, put = `unknown ${code}`): Entry['expect'] => ({
  self: code,
  put,
  sync: code,
});

/** Entries of one group from rows of (name, answer, more). Ids are `group/name`. */
export const group = (
  name: string,
  rows: string,
  entries: readonly (readonly [about: string, answer: Answer, rest: Rest])[],
): readonly Entry[] =>
  entries.map(([about, answer, rest]) => ({ id: `${name}/${about}`, rows, about, answer, ...rest }));
export type Rest = Omit<Entry, 'id' | 'rows' | 'about' | 'answer'> & { readonly rows?: string };
