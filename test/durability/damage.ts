import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { setKey } from '#electron/store/db/cipher.ts';

const PAGE = 4_096;

/** What a database is enciphered with; null: with nothing. */
type Key = string | null;

const flip = (file: string, from: number, count: number): void => {
  const bytes = readFileSync(file);
  for (let at = from; at < from + count && at < bytes.length; at += 1) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  const fd = openSync(file, 'r+');
  writeSync(fd, bytes.subarray(from, from + count), 0, Math.min(count, bytes.length - from), from);
  closeSync(fd);
};

const rootPage = (file: string, key: Key, type: 'index' | 'table', name: string): number => {
  const db = new BetterSqlite3(file, { readonly: true });
  if (key !== null) setKey(db, key);
  const page = db
    .prepare('SELECT rootpage FROM sqlite_schema WHERE type = ? AND name = ?')
    .pluck()
    .get(type, name);
  db.close();
  return Number(page);
};

const replaceByOther = (file: string): void => {
  rmSync(file);
  const db = new BetterSqlite3(file);
  db.pragma('application_id = 1234');
  db.exec("CREATE TABLE recipe (name TEXT); INSERT INTO recipe VALUES ('soup')");
  db.close();
};

/** What happens to files; each takes the database and the names of an index and a table in it that hold rows. */
export const DAMAGES: Readonly<
  Record<string, (file: string, index: string, table: string, key?: Key) => void>
> = {
  junk: (file) => writeFileSync(file, Buffer.alloc(statSync(file).size, 'junk')),
  'zero bytes': (file) => truncateSync(file, 0),
  truncated: (file) => truncateSync(file, Math.floor(statSync(file).size / 2) + 100),
  'bits flipped in the header': (file) => flip(file, 3, 40),
  'bits flipped in a page': (file, _, table, key = null) =>
    flip(file, (rootPage(file, key, 'table', table) - 1) * PAGE, 16),
  'bits flipped in an index': (file, index, _, key = null) =>
    flip(file, (rootPage(file, key, 'index', index) - 1) * PAGE, 16),
  'another program’s database': replaceByOther,
  'no database at all': (file) => writeFileSync(file, 'Dear diary, '.repeat(2_000)),
};

/** Turns one bit over. */
export const flipBit = (file: string, at: number): void => {
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
};

/** Copies a database with what belongs to it, as a crash would leave it. */
export const copyDatabase = (from: string, to: string): void => {
  for (const part of ['', '-wal', '-shm']) {
    rmSync(to + part, { force: true });
    if (part !== '-shm' && existsSync(from + part)) copyFileSync(from + part, to + part);
  }
};
