/**
 * Every number the client of the Coder API obeys. Times in milliseconds, sizes in bytes, rates per second.
 * Tests and benches pass their own; the app uses `DEFAULT_LIMITS`.
 */
export type RemoteLimits = {
  /** What one way to the server has until it stands: name, connection, proxy, handshake. */
  readonly connectMs: number;
  /** What it has at least, however many ways share the time: a good one needs so much as well. */
  readonly connectLeastMs: number;
  /** What all ways of one connection have together. */
  readonly connectAllMs: number;
  readonly firstByteMs: number;
  readonly idleBodyMs: number;
  readonly wholeMs: number;
  /** Idle kept-alive sockets are dropped this soon, before a server would close them under a request. */
  readonly freeSocketMs: number;
  readonly bodyBytes: number;
  /** The same for what is read in the store's own thread, beside everything else that the store does. */
  readonly nearBodyBytes: number;
  readonly jsonDepth: number;
  /** Tries of one read, the first included. */
  readonly attempts: number;
  readonly backoffBaseMs: number;
  readonly backoffCapMs: number;
  readonly pauseMinMs: number;
  readonly pauseMaxMs: number;
  /** Share of the server's own limit that is left to people: below it, one request a second. 0 leaves nothing. */
  readonly reserveShare: number;
  readonly startWidth: number;
  readonly maxWidth: number;
  readonly startWritesPerSecond: number;
  readonly maxWritesPerSecond: number;
  readonly quotaTokens: number;
  readonly quotaPerRetry: number;
  /** After so many bad answers in a row, whoever asks, the host is left alone: for the first of these times, then twice
   * as long after each further one, up to the second. */
  readonly streak: number;
  readonly streakPauseMs: number;
  readonly streakPauseMaxMs: number;
};

/** The head of an answer: Node takes 16 KB, and what stands before a server may set more in cookies than that. */
export const HEAD_BYTES = 256 * 1024;

/** RET-1 to RET-6, and engine 6; the write rates are those of decision 0011. */
export const DEFAULT_LIMITS: RemoteLimits = {
  connectMs: 10_000,
  connectLeastMs: 1_000,
  connectAllMs: 30_000,
  firstByteMs: 30_000,
  idleBodyMs: 15_000,
  wholeMs: 60_000,
  freeSocketMs: 4_000,
  bodyBytes: 16 * 1024 * 1024,
  // A page of 1,000 members has about 1 MB.
  nearBodyBytes: 4 * 1024 * 1024,
  jsonDepth: 32,
  attempts: 3,
  backoffBaseMs: 500,
  backoffCapMs: 20_000,
  pauseMinMs: 1_000,
  pauseMaxMs: 15 * 60_000,
  reserveShare: 0.1,
  startWidth: 4,
  maxWidth: 8,
  startWritesPerSecond: 20,
  maxWritesPerSecond: 50,
  quotaTokens: 500,
  quotaPerRetry: 14,
  // RET-5: a server that only fails gets 20 requests, those under way, and then one a minute: about 40 in ten minutes.
  streak: 20,
  streakPauseMs: 1_000,
  streakPauseMaxMs: 60_000,
};

/**
 * For the demo, which is nobody's but ours: a request is no burden on a server or a network that others share. A
 * server behind a forwarded port looks much the same and is not meant. What halves the pace, and what a server asks
 * for, holds there as anywhere.
 */
export const DEMO_LIMITS: Partial<RemoteLimits> = {
  startWidth: 8,
  startWritesPerSecond: 100,
  maxWritesPerSecond: 400,
};
