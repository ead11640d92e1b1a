import type { Clock } from '#shared/base/ports.ts';
import type { WriteHandle } from '../../db/handles.ts';

type Waiting = {
  readonly work: () => void;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
};

export type Commits = {
  /**
   * Resolves when `work` is on the disk; rejects, with nothing of it kept, when the journal cannot be written. It
   * waits for company at most as long as its patience, in milliseconds.
   */
  readonly commit: (work: () => void, patienceMs?: number) => Promise<void>;
  /** Writes at once what waits, so that what follows in this turn comes after it. */
  readonly flush: () => void;
  /** From now on every `commit` rejects: the journal is about to be closed. */
  readonly close: () => void;
};

/** An fsync stops this process for about as long as four requests take: with fewer in a group it would be the pace. */
const COMPANY = 4;
/** The longest that one waits for company, unless it says otherwise; little beside the way to any server. */
const COMPANY_MS = 2;

/**
 * Group commit: what is asked for goes to the disk together, with one fsync, once four wait for it or the patience of
 * one of them has run out. All of a group fails or none of it does.
 */
export const createCommits = (journal: WriteHandle, clock: Pick<Clock, 'sleep'>): Commits => {
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
  const flushLater = (group: readonly Waiting[], patienceMs: number): void =>
    void clock.sleep(patienceMs).then(() => {
      if (group === waiting) flush();
    });
  return {
    commit: (work, patienceMs = COMPANY_MS) =>
      new Promise((done, failed) => {
        if (isClosed) {
          failed(new Error('The journal is closed.'));
          return;
        }
        waiting.push({ work, done, failed });
        if (waiting.length === 1 || patienceMs === COMPANY_MS) flushLater(waiting, patienceMs);
        // Not at once: whoever else comes in this turn goes along.
        if (waiting.length === COMPANY) setImmediate(flush);
      }),
    flush,
    close: () => {
      flush();
      isClosed = true;
    },
  };
};
