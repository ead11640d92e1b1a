import type { Database, Statement } from 'better-sqlite3';
import type { Sql, SqlValue } from './sql.ts';

/**
 * What a query may do with a database. The row type is a promise of the caller about its own SELECT list; the
 * connection behind it is read-only, so a statement that writes throws.
 */
export interface ReadHandle {
  readonly all: <Row>(query: Sql) => readonly Row[];
  readonly get: <Row>(query: Sql) => Row | undefined;
  /** First column of every row. */
  readonly column: <Value extends SqlValue>(query: Sql) => readonly Value[];
  /** Rows one at a time, for results too large to hold twice. */
  readonly iterate: <Row>(query: Sql) => IterableIterator<Row>;
}

/** What a command may do as well. */
export interface WriteHandle extends ReadHandle {
  readonly run: (query: Sql) => { readonly changes: number; readonly id: number };
  /** The same statement many times, without building its text again. Placeholders are `?`. */
  readonly prepare: (
    text: string,
  ) => (...values: readonly SqlValue[]) => { readonly changes: number; readonly id: number };
  /** All or nothing, durable on return; nested calls join the outer one. */
  readonly transaction: <T>(work: () => T) => T;
  /**
   * The same for work that lets others have a turn while it goes on: only for a database that nobody else writes
   * meanwhile. `signal` takes it all back at once, also in the middle; `work` must not go on after that.
   */
  readonly longTransaction: <T>(signal: AbortSignal, work: () => Promise<T>) => Promise<T | 'aborted'>;
  /** Opens a `Batch` on the same terms: nobody else writes meanwhile. Nothing begins before its first `run`. */
  readonly openBatch: (signal: AbortSignal) => Batch;
}

/**
 * Writes that come bit by bit and are committed together, so that a page of the file which many of them touch is
 * written and enciphered once. What was not committed is taken back by `signal`, at once, and by `drop`.
 */
type Batch = {
  /** Nothing is done once the signal was given. */
  readonly run: (work: () => void) => void;
  readonly commit: () => void;
  readonly drop: () => void;
};

const STATEMENTS_KEPT = 200;

const prepareReading = (db: Database, text: string): Statement<unknown[], unknown> => {
  const statement = db.prepare<unknown[], unknown>(text);
  // A read-only connection refuses by itself; a copy in memory has one connection for both handles.
  if (!statement.readonly) throw new Error('This handle is read-only: the statement writes.');
  return statement;
};

const createStatements = (prepare: (text: string) => Statement<unknown[], unknown>) => {
  const kept = new Map<string, Statement<unknown[], unknown>>();
  return (text: string): Statement<unknown[], unknown> => {
    const found = kept.get(text);
    if (found !== undefined) return found;
    // Lists of ids make texts of their own; without a bound they would pile up.
    if (kept.size >= STATEMENTS_KEPT) kept.clear();
    const statement = prepare(text);
    kept.set(text, statement);
    return statement;
  };
};

const toReads = (
  statement: (text: string) => Statement<unknown[], unknown>,
  prepare: (text: string) => Statement<unknown[], unknown>,
): ReadHandle => ({
  all: <Row>(query: Sql) => statement(query.text).all(...query.values) as Row[],
  get: <Row>(query: Sql) => statement(query.text).get(...query.values) as Row | undefined,
  column: <Value extends SqlValue>(query: Sql) => {
    const one = statement(query.text).pluck(true);
    const values = one.all(...query.values) as Value[];
    one.pluck(false);
    return values;
  },
  iterate: <Row>(query: Sql) => prepare(query.text).iterate(...query.values) as IterableIterator<Row>,
});

/** Reads through `db`. Row shapes are the caller's promise: SQLite's own types are all that is checked. */
export const toReadHandle = (db: Database): ReadHandle => {
  const prepare = (text: string) => prepareReading(db, text);
  return toReads(createStatements(prepare), prepare);
};

const runLong = async <T>(
  db: Database,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T | 'aborted'> => {
  if (signal.aborted) return 'aborted';
  const undo = (): void => {
    if (db.open && db.inTransaction) db.exec('ROLLBACK');
  };
  db.exec('BEGIN IMMEDIATE');
  // At once: who aborts may be about to close the file.
  signal.addEventListener('abort', undo, { once: true });
  try {
    const done = await work();
    if (signal.aborted) return 'aborted';
    db.exec('COMMIT');
    return done;
  } catch (error) {
    if (signal.aborted) return 'aborted';
    undo();
    throw error;
  } finally {
    signal.removeEventListener('abort', undo);
  }
};

const openBatch = (db: Database, signal: AbortSignal): Batch => {
  let isBegun = false;
  const end = (how: 'COMMIT' | 'ROLLBACK'): void => {
    if (isBegun && db.open && db.inTransaction) db.exec(how);
    isBegun = false;
  };
  // At once: who aborts may be about to close the file.
  signal.addEventListener('abort', () => end('ROLLBACK'), { once: true });
  return {
    run: (work) => {
      if (signal.aborted) return;
      if (!isBegun) db.exec('BEGIN IMMEDIATE');
      isBegun = true;
      work();
    },
    commit: () => end('COMMIT'),
    drop: () => end('ROLLBACK'),
  };
};

/** Reads and writes through `db`. */
export const toWriteHandle = (db: Database): WriteHandle => {
  const prepare = (text: string) => db.prepare<unknown[], unknown>(text);
  const statement = createStatements(prepare);
  const run = (of: Statement<unknown[], unknown>, values: readonly SqlValue[]) => {
    const done = of.run(...values);
    return { changes: done.changes, id: Number(done.lastInsertRowid) };
  };
  return {
    ...toReads(statement, prepare),
    run: (query) => run(statement(query.text), query.values),
    prepare: (text) => {
      const prepared = prepare(text);
      return (...values) => run(prepared, values);
    },
    transaction: (work) => (db.inTransaction ? work() : db.transaction(work).immediate()),
    longTransaction: (signal, work) => runLong(db, signal, work),
    openBatch: (signal) => openBatch(db, signal),
  };
};
