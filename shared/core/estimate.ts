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
