import type { PlanId } from '#shared/base/brand.ts';
import type { Clock, Log } from '#shared/base/ports.ts';
import type { Result } from '#shared/base/result.ts';
import type { Measured } from '#shared/core/plan/estimate.ts';
import type { PlanReason } from '#shared/model/reason.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { type ChangeRow, findChange, listPending } from '../../db/journal/change.ts';
import type { EventKind } from '../../db/journal/event.ts';
import type { PlanRow } from '../../db/journal/plan.ts';
import type { CoderApi } from '../../remote/port.ts';
import type { RetryBudget, Sample } from './circuit-breaker.ts';
import type { FailPoint } from './fail-points.ts';
import type { JournalWriter } from './journal-writer.ts';
import type { TargetFailure } from './open-target.ts';
import type { Dangling, Prerequisites } from './prerequisites.ts';
import type { RoleWatch } from './role-watch.ts';
import type { Sight } from './sight.ts';
import type { Limits } from './types.ts';

export type Facts = Readonly<Record<string, unknown>>;
/** What is written in the same transaction as a pause. */
export type HaltEvent = { readonly kind: EventKind; readonly data: Facts };

/**
 * One plan while an engine is at work on it. `signal` fires when all work is to end (pause, shutdown, trouble);
 * `sending` fires then too, and also on a cancel, after which only open questions are still cleared up.
 */
export type Run = {
  readonly plan: PlanRow;
  readonly api: CoderApi;
  readonly journal: ReadHandle;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: Limits;
  readonly writer: JournalWriter;
  readonly queue: Queue;
  readonly prerequisites: Prerequisites;
  readonly dangling: Dangling;
  readonly roleWatch: RoleWatch;
  readonly unknowns: Unknowns;
  readonly retries: RetryBudget;
  /** Every read goes through it: nobody is told to be gone by a token that sees nothing. */
  readonly sight: Sight;
  /** Asks who answers now: the server and the person of the plan, or `server-changed`. */
  readonly meet: () => Promise<Result<null, TargetFailure | 'server-changed'>>;
  /** Kinds of refusal that a person has looked at and taken as known. */
  readonly accepted: ReadonlySet<string>;
  readonly results: PendingResults;
  readonly pace: Pace;
  /** What waits has ended, or is about to. */
  readonly isCancelled: () => boolean;
  readonly signal: AbortSignal;
  readonly sending: AbortSignal;
  /** Ends the work and records why, with facts of the moment and an event of its own; the first reason stays. */
  readonly halt: (reason: PlanReason, facts?: Facts, event?: HaltEvent) => void;
  /** For what nobody expected: logs it and halts. Given to every piece of work that runs by itself. */
  readonly crash: (error: unknown) => void;
  /** A change came to an end or lost its answer; may halt the run. */
  readonly noteSample: (sample: Sample) => void;
  readonly atPoint: (point: FailPoint, n: number | null) => Promise<void>;
};

/** An engine at work on one plan, as seen from outside. */
export type LiveRun = {
  readonly plan: PlanRow;
  readonly measure: Pace['measure'];
  /** Changes that have ended, as a share of all. */
  readonly progress: () => number;
  readonly halt: (reason: PlanReason) => void;
  readonly isHalted: () => boolean;
  /** No more is sent, and what waits ends; open questions are still cleared up. */
  readonly stopSending: () => void;
  /** Settles when nothing of it is at work any more; true: the plan has ended. Never rejects. */
  readonly done: Promise<boolean>;
};

const CHUNK = 200;

/**
 * The pending changes of a plan in order, read from the journal a chunk at a time, then those given back. Each is
 * handed out once until it is given back.
 */
export const createQueue = (journal: ReadHandle, planId: PlanId) => {
  let chunk: readonly ChangeRow[] = [];
  let at = 0;
  let last = 0;
  let end = 0;
  const returned: number[] = [];

  const fill = (): void => {
    chunk = listPending(journal, planId, { after: last, upTo: end }, CHUNK);
    at = 0;
    last = chunk.at(-1)?.n ?? last;
  };

  const nextReturned = (): ChangeRow | null => {
    for (let n = returned.shift(); n !== undefined; n = returned.shift()) {
      const change = findChange(journal, planId, n);
      if (change?.state === 'pending') return change;
    }
    return null;
  };

  return {
    /** Lets the changes up to number `n` be handed out; before the first call none is. */
    openTo: (n: number): void => {
      end = n;
    },
    /** The next change, or null when nothing is waiting now. */
    next: (): ChangeRow | null => {
      if (at >= chunk.length) fill();
      const change = chunk[at];
      if (change === undefined) return nextReturned();
      at += 1;
      return change;
    },
    /** Puts a change that is pending again back into the line. */
    giveBack: (n: number): void => {
      // One that the cursor has not come to yet will be found there; twice in the line would be two PUTs at once.
      if (n <= last && !returned.includes(n)) returned.push(n);
    },
    /** False: everything that waits has been handed out. */
    isWaiting: (): boolean => {
      if (at >= chunk.length) fill();
      return at < chunk.length || returned.length > 0;
    },
  };
};
type Queue = ReturnType<typeof createQueue>;

/** What is left to do of changes whose answer has come, while their workers go on with others. */
type PendingResults = {
  /** Lets a piece of work end by itself. Fails as a whole when one of them does: `crash` hears of it. */
  readonly add: (work: Promise<void>) => void;
  /** Resolves when fewer than `most` are left; what they wait for is hurried along. */
  readonly whenFewer: (most: number) => Promise<void>;
};

/**
 * A worker need not wait until a result is on the disk: losing it only means one more read. It may not run ahead of
 * the journal either, so before the next write goes out no more than a few may be open.
 */
export const createPendingResults = (hurry: () => void, crash: (error: unknown) => void): PendingResults => {
  const open = new Set<Promise<void>>();
  return {
    add: (work) => {
      const result: Promise<void> = work.catch(crash).finally(() => void open.delete(result));
      open.add(result);
    },
    whenFewer: async (most) => {
      while (open.size >= most) {
        hurry();
        await Promise.race(open);
      }
    },
  };
};

/**
 * The changes of one plan whose fate is unknown, each with the moment (monotonic ms) from which a read of it may
 * be believed. There may be as many as the plan has changes.
 */
export const createUnknowns = () => {
  const dueMs = new Map<number, number>();
  return {
    add: (n: number, atMs: number): void => {
      dueMs.set(n, atMs);
    },
    has: (n: number): boolean => dueMs.has(n),
    isEmpty: (): boolean => dueMs.size === 0,
    /** The earliest moment, or null when there is none. */
    nextDueMs: (): number | null => {
      let earliest: number | null = null;
      for (const at of dueMs.values()) if (earliest === null || at < earliest) earliest = at;
      return earliest;
    },
    /** Takes out up to `limit` that are due. */
    takeDue: (nowMs: number, limit: number): readonly number[] => {
      const taken: number[] = [];
      for (const [n, at] of dueMs) {
        if (taken.length >= limit) break;
        if (at <= nowMs) taken.push(n);
      }
      for (const n of taken) dueMs.delete(n);
      return taken;
    },
  };
};
export type Unknowns = ReturnType<typeof createUnknowns>;

const WINDOW_MS = 10_000;
/** Before this, and before so many have ended, a rate would tell of the start more than of the pace. */
const LEAST_MS = 2_000;
const LEAST_ENDS = 10;

/** Ended changes per second over the last ten seconds, on the monotonic clock; null: too few to tell a pace. */
export const createPace = (clock: Clock) => {
  const startedMs = clock.monotonicMs();
  let ends: number[] = [];
  return {
    note: (): void => {
      ends.push(clock.monotonicMs());
    },
    measure: (): Measured | null => {
      const nowMs = clock.monotonicMs();
      ends = ends.filter((at) => at > nowMs - WINDOW_MS);
      const ranMs = nowMs - startedMs;
      const isSteady = ranMs >= WINDOW_MS;
      if (!isSteady && (ranMs < LEAST_MS || ends.length < LEAST_ENDS)) return null;
      const perSecond = (ends.length * 1_000) / Math.min(WINDOW_MS, ranMs);
      return { perSecond, ends: ends.length, isSteady };
    },
  };
};
export type Pace = ReturnType<typeof createPace>;
