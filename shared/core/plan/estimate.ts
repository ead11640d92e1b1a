/** What paces an apply: the numbers of the engine and of the client's limiter, and how quickly the host answers. */
export type EstimatePace = {
  /** Changes worked at the same time. */
  readonly workers: number;
  /** Requests at once, and writes a second: from where they start to where they end, growing by steps. */
  readonly startWidth: number;
  readonly maxWidth: number;
  readonly startWritesPerSecond: number;
  readonly maxWritesPerSecond: number;
  /** After this many clean answers the width grows by one and the write rate by `writesStep`. */
  readonly growEvery: number;
  readonly writesStep: number;
  readonly readMs: number;
  readonly writeMs: number;
  /** Everything around one change that is no request: the journal's commits. */
  readonly localMs: number;
};

/** What an apply has to do. A stretch is a run of changes that may be worked at the same time. */
export type EstimateWork = {
  readonly stretches: readonly number[];
  /** Requests of the check afterwards, one after the other. */
  readonly verifyReads: number;
};

export type Estimate = {
  readonly reads: number;
  readonly writes: number;
  readonly verify: number;
  readonly requests: number;
  readonly seconds: number;
};

const grown = (from: number, to: number, step: number, times: number): number =>
  Math.min(to, from + step * times);

/**
 * Requests and seconds of an apply: every change is one fresh read and one write. Steps through the run from one
 * growth of the limits to the next, so that a short plan is judged by the slow start and a long one by the ceiling.
 * Retries, conflicts and pauses of the server are not in it.
 */
export const estimateApply = ({ stretches, verifyReads }: EstimateWork, pace: EstimatePace): Estimate => {
  const changes = stretches.reduce((sum, count) => sum + count, 0);
  const pairMs = pace.readMs + pace.writeMs + pace.localMs;
  let ms = 0;
  let answered = 0;
  for (const count of stretches) {
    let left = count;
    while (left > 0) {
      const growths = Math.floor(answered / pace.growEvery);
      const width = grown(pace.startWidth, pace.maxWidth, 1, growths);
      const writes = grown(pace.startWritesPerSecond, pace.maxWritesPerSecond, pace.writesStep, growths);
      // The workers' limit counts local work too; the limiter's width only what is on the wire.
      const byWidth = width / (pace.readMs + pace.writeMs);
      const perMs = Math.min(pace.workers / pairMs, byWidth, writes / 1_000);
      const block = Math.min(left, Math.max(1, (pace.growEvery - (answered % pace.growEvery)) / 2));
      ms += block / perMs;
      answered += block * 2;
      left -= block;
    }
    // The last ones of a stretch end alone, and nothing of the next one starts before.
    ms += pairMs;
  }
  return {
    reads: changes,
    writes: changes,
    verify: verifyReads,
    requests: changes * 2 + verifyReads,
    seconds: (ms + verifyReads * pace.readMs) / 1_000,
  };
};

/** An apply that went through on the same deployment without a stop. */
export type PastRun = { readonly changes: number; readonly seconds: number };

/** How long an apply may take. `isMeasured`: both are what an apply of about this size took there. */
export type EstimateRange = { readonly from: number; readonly to: number; readonly isMeasured: boolean };

/** A run tells of others up to so many times larger or smaller: what is fixed, and what grows, weighs otherwise then. */
const ALIKE = 10;
/** A quick host near by, and a slow one far away, in milliseconds for a request. */
const QUICK_MS = 10;
const SLOW_MS = 200;
/** Under load a host answers so much slower than it did just now. */
const LOADED = 3;

/** The pace of a running apply: from how many ends it was counted, and whether the limits have had time to grow. */
export type Measured = { readonly perSecond: number; readonly ends: number; readonly isSteady: boolean };

/** A measured pace is never surer than this share of it. */
const SUREST = 0.15;
/** While the limits still grow, it may get so much quicker. */
const GROWING = 4;

/**
 * Seconds until the changes that wait have ended, at the measured pace: a range, as the estimate before it, the wider
 * the fewer ends it was counted from. Null: nothing ends at the moment, so nobody can tell.
 */
export const remainingRange = (
  waiting: number,
  { perSecond, ends, isSteady }: Measured,
): { readonly fromSeconds: number; readonly toSeconds: number } | null => {
  if (perSecond <= 0) return null;
  const seconds = waiting / perSecond;
  const spread = Math.max(SUREST, 1 / Math.sqrt(Math.max(1, ends)));
  return {
    fromSeconds: isSteady ? seconds * (1 - Math.min(spread, 0.9)) : seconds / GROWING,
    toSeconds: seconds * (1 + spread),
  };
};

const distance = (a: number, b: number): number => Math.abs(Math.log(a / b));

const findAlike = (changes: number, runs: readonly PastRun[]): PastRun | null => {
  const [nearest] = runs
    .filter((run) => run.changes > 0 && run.seconds > 0)
    .toSorted((a, b) => distance(a.changes, changes) - distance(b.changes, changes));
  return nearest !== undefined && distance(nearest.changes, changes) <= Math.log(ALIKE) ? nearest : null;
};

/**
 * Seconds of an apply: what one of about this size took there, or, as long as none did, from what a quick host with
 * the widest limits needs to what a slow one with the narrowest does.
 */
export const estimateRange = (
  work: EstimateWork,
  pace: EstimatePace & { readonly isMeasured: boolean },
  runs: readonly PastRun[],
): EstimateRange => {
  const changes = work.stretches.reduce((sum, count) => sum + count, 0);
  const alike = changes === 0 ? null : findAlike(changes, runs);
  if (alike !== null) {
    const seconds = (alike.seconds * changes) / alike.changes;
    return { from: seconds, to: seconds, isMeasured: true };
  }
  const { maxWidth, maxWritesPerSecond, startWidth, startWritesPerSecond } = pace;
  const quick = (ms: number): number => Math.min(ms, QUICK_MS);
  const slow = (ms: number): number => (pace.isMeasured ? ms * LOADED : Math.max(ms, SLOW_MS));
  const best = {
    ...{ ...pace, readMs: quick(pace.readMs), writeMs: quick(pace.writeMs) },
    ...{ startWidth: maxWidth, startWritesPerSecond: maxWritesPerSecond },
  };
  const worst = {
    ...{ ...pace, readMs: slow(pace.readMs), writeMs: slow(pace.writeMs) },
    ...{ maxWidth: startWidth, maxWritesPerSecond: startWritesPerSecond },
  };
  return {
    from: estimateApply(work, best).seconds,
    to: estimateApply(work, worst).seconds,
    isMeasured: false,
  };
};
