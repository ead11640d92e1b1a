import { existsSync, rmSync, writeFileSync } from 'node:fs';
import type { ReadHandle, WriteHandle } from './handles.ts';
import { isBroken, type Opened } from './open.ts';
import type { Sql, SqlValue } from './sql.ts';

/** Whether a file has shown damage while it was used, kept beside it for the next start. */
export const createSuspicion = (file: string) => {
  const flag = `${file}.suspect`;
  const raise = (): void => {
    try {
      writeFileSync(flag, '');
    } catch {
      // On a disk that cannot be written; the error itself is told to whoever asked.
    }
  };
  const pass = (error: unknown): never => {
    if (isBroken(error)) raise();
    throw error;
  };
  const watch = <A extends readonly unknown[], R>(work: (...args: A) => R): ((...args: A) => R) => {
    return (...args) => {
      try {
        return work(...args);
      } catch (error) {
        return pass(error);
      }
    };
  };
  const watchReads = (of: ReadHandle): ReadHandle => ({
    all: <Row>(query: Sql) => watch(of.all<Row>)(query),
    get: <Row>(query: Sql) => watch(of.get<Row>)(query),
    column: <Value extends SqlValue>(query: Sql) => watch(of.column<Value>)(query),
    iterate: <Row>(query: Sql) => watch(of.iterate<Row>)(query),
  });
  const watchWrites = (of: WriteHandle): WriteHandle => ({
    ...watchReads(of),
    run: watch(of.run),
    prepare: (text) => watch(of.prepare(text)),
    transaction: <T>(work: () => T) => watch(of.transaction<T>)(work),
    longTransaction: async (signal, work) => {
      try {
        return await of.longTransaction(signal, work);
      } catch (error) {
        return pass(error);
      }
    },
    openBatch: (signal) => {
      const { run, commit, drop } = of.openBatch(signal);
      return { run: watch(run), commit: watch(commit), drop };
    },
  });
  return {
    isRaised: (): boolean => existsSync(flag),
    clear: (): void => rmSync(flag, { force: true }),
    /** The same database, of which damage met in use is remembered for the next start. */
    watch: (opened: Opened): Opened => ({
      ...opened,
      read: watchReads(opened.read),
      write: watchWrites(opened.write),
    }),
  };
};
