import type { PlanId } from '#shared/base/brand.ts';
import type { Clock } from '#shared/base/ports.ts';
import { fail } from '#shared/base/result.ts';
import type { ReadHandle, WriteHandle } from '../../db/handles.ts';
import { type ChangeMove, findChange, moveChange, setInflight } from '../../db/journal/change.ts';
import { appendEvent, type EventKind, isCancelled, type Stamp } from '../../db/journal/event.ts';
import type { EmergencyEntry, KeptEntry } from '../../db/keep/emergency.ts';
import { DISK_FULL, IN_USE, type JournalProblem } from '../../db/keep/problem.ts';
import type { WordPair } from '../kinds/kind.ts';
import type { EngineDeps } from './types.ts';

/** Now, as events are stamped. */
export const stampOf = (deps: Pick<EngineDeps, 'clock' | 'bootId'>): Stamp => ({
  monoMs: deps.clock.monotonicMs(),
  bootId: deps.bootId,
  wallUtc: new Date(deps.clock.nowMs()).toISOString(),
});

type Data = Readonly<Record<string, unknown>>;
/** A result may wait for the next intent to take it along: losing it would only mean one more read. */
const RESULT_PATIENCE_MS = 20;

/**
 * Writes what happens to the changes of one plan: the row and its event together, durable when the promise
 * resolves. Once the plan is cancelled, a change that would wait again is cancelled instead.
 */
export const createJournalWriter = (
  deps: Pick<EngineDeps, 'clock' | 'bootId' | 'journal' | 'emergency' | 'log'>,
  commits: Commits,
  planId: PlanId,
  isCancelled: () => boolean,
) => {
  const { write } = deps.journal;
  const append = (n: number | null, attempt: number | null, kind: EventKind, data: Data): void =>
    appendEvent(write, { planId, n, kind, attempt, data }, stampOf(deps));
  const keep = (entry: EmergencyEntry): void => {
    const where = deps.emergency?.keep(entry) ?? 'nowhere';
    deps.log.error('journal.result-kept-elsewhere', { planId, n: entry.n, where });
  };
  return {
    /** `lost` goes for good with what is sent: an undo will want to give it back. Null: nothing goes along. */
    intent: (
      n: number,
      attempt: number,
      roles: WordPair,
      lost: readonly string[] | null = null,
    ): Promise<void> =>
      commits.commit(() => {
        setInflight(write, planId, n, { attempt, ...roles });
        append(n, attempt, 'intent', lost === null ? roles : { ...roles, lost });
      }),
    move: async (
      n: number,
      to: ChangeMove,
      kind: EventKind,
      attempt: number | null,
      data: Data,
    ): Promise<void> => {
      const stamp = stampOf(deps);
      try {
        const isAnswer = kind === 'result' && attempt !== null;
        await commits.commit(
          () => {
            moveChange(write, planId, n, to);
            append(n, attempt, kind, data);
            if (to.state === 'pending' && isCancelled()) moveChange(write, planId, n, { state: 'cancelled' });
          },
          isAnswer ? RESULT_PATIENCE_MS : undefined,
        );
      } catch (error) {
        // What the server answered is not asked twice: another file takes it, and the run stops all the same.
        if (kind === 'result' && attempt !== null) keep({ planId, n, attempt, to, data, stamp });
        throw error;
      }
    },
    note: (n: number, kind: EventKind, data: Data): Promise<void> =>
      commits.commit(() => append(n, null, kind, data)),
    notePlan: (kind: EventKind, data: Data): Promise<void> =>
      commits.commit(() => append(null, null, kind, data)),
  };
};
export type JournalWriter = ReturnType<typeof createJournalWriter>;

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

/** A result is news only about the attempt it belongs to, while that attempt has no result; what ended stays. */
const isNews = (journal: ReadHandle, entry: KeptEntry): boolean => {
  const change = findChange(journal, entry.planId, entry.n);
  if (change === null || change.putAttempts !== entry.attempt) return false;
  if (change.state === 'inflight') return true;
  // Taken for lost meanwhile: the server's answer to it is more than a guess, but nothing may wait again because of it.
  return change.state === 'unknown' && (entry.to.state === 'applied' || entry.to.state === 'failed');
};

/**
 * Takes the results that the journal could not take at the time, and forgets them where they were kept. Doing it again
 * changes nothing. Answers how many were news. Throws when the journal still takes nothing; then all are still kept.
 */
export const mergeEmergency = ({ journal, emergency }: Pick<EngineDeps, 'journal' | 'emergency'>): number => {
  const kept = emergency?.list() ?? [];
  if (kept.length === 0) return 0;
  const { write } = journal;
  const merged = write.transaction(() => {
    let news = 0;
    for (const entry of kept) {
      if (!isNews(write, entry)) continue;
      const { planId, n, attempt, to, data, stamp } = entry;
      news += 1;
      moveChange(write, planId, n, to);
      appendEvent(write, { planId, n, kind: 'result', attempt, data: { ...data, kept: 'emergency' } }, stamp);
      if (to.state === 'pending' && isCancelled(write, planId))
        moveChange(write, planId, n, { state: 'cancelled' });
    }
    return news;
  });
  emergency?.clear();
  return merged;
};

/** The answer to an order that could not be written down: one transaction, so nothing of it was kept. */
export const toJournalFailure = (error: unknown) =>
  toJournalReason(error) === 'journal-in-use'
    ? fail(
        'journal-unavailable',
        "Another program is using Rollcall's journal, so nothing was started. Close it, then try again.",
      )
    : fail(
        'journal-unavailable',
        'The journal cannot be written, so nothing was started. Make room on the disk, then try again.',
      );

/** The reason to pause for when the journal could not be written; null: the error is about something else. */
export const toJournalReason = (
  error: unknown,
): 'disk-full' | 'journal-in-use' | 'journal-unavailable' | null => {
  if (!(error instanceof Error && 'code' in error)) return null;
  const code = String(error.code);
  if (code === 'SQLITE_FULL') return 'disk-full';
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return 'journal-in-use';
  return code.startsWith('SQLITE_') ? 'journal-unavailable' : null;
};

/** What is said of a start whose writes failed for a cause that passes; null: the error is about something else. */
export const toPassingProblem = (error: unknown): JournalProblem | null => {
  const reason = toJournalReason(error);
  return reason === 'journal-in-use' ? IN_USE : reason === 'disk-full' ? DISK_FULL : null;
};
