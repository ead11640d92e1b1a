import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Libsql from 'libsql';

/**
 * The part of better-sqlite3 that the store uses, over libsql: the one driver with prebuilt files that the old Node of
 * the evaluation runtime can load. Test only. What it does otherwise than better-sqlite3 is listed in README.md beside
 * this file and held by `libsql-driver.test.ts`.
 */

type Value = null | string | number | bigint | Uint8Array;
type Row = readonly Value[];

/** What libsql gives for one statement, as far as it is used here; its own types promise more than it does. */
type Native = {
  readonly reader: boolean;
  readonly raw: (on: boolean) => unknown;
  readonly columns: () => readonly { readonly name: string }[];
  readonly all: (values: readonly Value[]) => readonly Row[];
  readonly run: (values: readonly Value[]) => {
    readonly changes: number;
    readonly lastInsertRowid: number | bigint;
  };
};

/** Refuses what better-sqlite3 refuses; libsql ends the whole process when it is given a boolean. */
const toBound = (value: unknown): Value => {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'bigint' || value instanceof Uint8Array) return value;
  throw new TypeError('SQLite3 can only bind numbers, strings, bigints, buffers, and null');
};

/** libsql says that INSERT ... RETURNING reads; better-sqlite3 asks SQLite whether it writes. */
const WRITES = /^\s*(insert|update|delete|replace|create|drop|alter|vacuum|begin|commit|rollback)\b/i;

class Statement {
  readonly #native: Native;
  readonly #text: string;
  #isPlucked = false;

  constructor(native: Native, text: string) {
    this.#native = native;
    this.#text = text;
    if (native.reader) native.raw(true);
  }

  get reader(): boolean {
    return this.#native.reader;
  }

  get readonly(): boolean {
    return this.#native.reader && !WRITES.test(this.#text);
  }

  pluck(on = true): this {
    this.#isPlucked = on;
    return this;
  }

  all(...values: readonly unknown[]): unknown[] {
    const rows = this.#native.all(values.map(toBound));
    if (this.#isPlucked) return rows.map((row) => row[0]);
    const names = this.#native.columns().map(({ name }) => name);
    return rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at]])));
  }

  /** All rows are read: one that libsql has not read to its end keeps the file locked. */
  get(...values: readonly unknown[]): unknown {
    return this.all(...values)[0];
  }

  iterate(...values: readonly unknown[]): IterableIterator<unknown> {
    return this.all(...values)[Symbol.iterator]();
  }

  run(...values: readonly unknown[]): { changes: number; lastInsertRowid: number | bigint } {
    const { changes, lastInsertRowid } = this.#native.run(values.map(toBound));
    return { changes, lastInsertRowid };
  }
}

const makeRoom = (): string => mkdtempSync(join(tmpdir(), 'rollcall-libsql-'));

type Options = { readonly readonly?: boolean; readonly fileMustExist?: boolean; readonly timeout?: number };

/** libsql's error when it opens is a plain one; the store looks for the class. */
const open = (file: string, timeout: number): InstanceType<typeof Libsql> => {
  try {
    return new Libsql(file, { timeout });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Libsql.SqliteError(message, 'SQLITE_CANTOPEN', 14);
  }
};

/** A database as better-sqlite3 has it. A buffer is opened from a file of its own, since libsql opens files only. */
export class Database {
  static readonly SqliteError = Libsql.SqliteError;
  readonly #db: InstanceType<typeof Libsql>;
  readonly #room: string | null;
  #cipher: string | null = null;

  constructor(source: string | Uint8Array, options: Options = {}) {
    if (typeof source !== 'string') {
      this.#room = makeRoom();
      const file = join(this.#room, 'image.db');
      writeFileSync(file, source, { mode: 0o600 });
      this.#db = open(file, options.timeout ?? 5000);
      return;
    }
    this.#room = null;
    // libsql has no way to open for reading only.
    const isExpected = options.readonly === true || options.fileMustExist === true;
    if (isExpected && !existsSync(source))
      throw new Libsql.SqliteError('unable to open database file', 'SQLITE_CANTOPEN', 14);
    this.#db = open(source, options.timeout ?? 5000);
    if (options.readonly === true) this.#db.exec('PRAGMA query_only = ON');
  }

  get open(): boolean {
    return this.#db.open;
  }

  get inTransaction(): boolean {
    return this.#db.inTransaction;
  }

  prepare(text: string): Statement {
    // libsql's types describe better-sqlite3's statement; `Native` is what is really there.
    return new Statement(this.#db.prepare(text) as unknown as Native, text);
  }

  exec(text: string): this {
    this.#db.exec(text);
    return this;
  }

  /**
   * The words of the product's cipher are taken, so that what opens a copy goes its usual way, and nothing is enciphered:
   * this runtime is for evaluation and tests, and holds no real copy.
   */
  #takeCipher(text: string, isSimple: boolean): unknown {
    const named = /^cipher = '(\w+)'$/.exec(text)?.[1];
    if (named !== undefined) this.#cipher = named;
    if (text.startsWith('key =') && this.#cipher === null) throw new Error('A key without a cipher');
    return isSimple ? this.#cipher : [];
  }

  pragma(text: string, options: { readonly simple?: boolean } = {}): unknown {
    if (/^(?:cipher|key)\b/.test(text)) return this.#takeCipher(text, options.simple === true);
    // libsql has another cipher than the product's, and none that shows a change; it takes the same keys.
    if (text === "cipher = 'chacha20'") return [];
    if (text === 'cipher') return 'chacha20';
    const rows = this.prepare(`PRAGMA ${text}`)
      .pluck(options.simple === true)
      .all();
    return options.simple === true ? rows[0] : rows;
  }

  /** Always IMMEDIATE: the store begins no other. One that SQLite has rolled back by itself is not rolled back again. */
  transaction<T>(work: () => T): (() => T) & { readonly immediate: () => T } {
    const immediate = (): T => {
      this.exec('BEGIN IMMEDIATE');
      try {
        const value = work();
        this.exec('COMMIT');
        return value;
      } catch (error) {
        if (this.inTransaction) this.exec('ROLLBACK');
        throw error;
      }
    };
    return Object.assign(() => immediate(), { immediate });
  }

  async backup(file: string): Promise<void> {
    rmSync(file, { force: true });
    this.prepare('VACUUM INTO ?').run(file);
  }

  serialize(): Buffer {
    const file = join(makeRoom(), 'image.db');
    try {
      this.prepare('VACUUM INTO ?').run(file);
      return readFileSync(file);
    } finally {
      rmSync(dirname(file), { recursive: true, force: true });
    }
  }

  close(): this {
    this.#db.close();
    if (this.#room !== null) rmSync(this.#room, { recursive: true, force: true });
    return this;
  }
}
