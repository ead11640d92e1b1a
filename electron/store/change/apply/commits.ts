import type { WriteHandle } from '../../db/handles.ts';

type Waiting = {
  readonly work: () => void;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
};

export type Commits = {
  /** Resolves when `work` is on the disk; rejects, with nothing of it kept, when the journal cannot be written. */
  readonly commit: (work: () => void) => Promise<void>;
  /** Writes at once what waits, so that what follows in this turn comes after it. */
  readonly flush: () => void;
  /** From now on every `commit` rejects: the journal is about to be closed. */
  readonly close: () => void;
};

/**
 * Group commit: whatever is asked for within one turn of the event loop goes to the disk together, with one
 * fsync. All of a group fails or none of it does.
 */
export const createCommits = (journal: WriteHandle): Commits => {
  let waiting: Waiting[] = [];
  let isClosed = false;
  const flush = (): void => {
    const group = waiting;
    waiting = [];
    if (group.length === 0) return;
    try {
      journal.transaction(() => {
        for (const one of group) one.work();
      });
      for (const one of group) one.done();
    } catch (error) {
      for (const one of group) one.failed(error);
    }
  };
  return {
    commit: (work) =>
      new Promise((done, failed) => {
        if (isClosed) {
          failed(new Error('The journal is closed.'));
          return;
        }
        if (waiting.length === 0) setImmediate(flush);
        waiting.push({ work, done, failed });
      }),
    flush,
    close: () => {
      flush();
      isClosed = true;
    },
  };
};
