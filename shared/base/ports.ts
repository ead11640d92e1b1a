/**
 * What the pure core and the services are not allowed to take from the air: time, identity, a place to write
 * a line. Each comes in as a parameter, so that a test decides what it is.
 */

/** Wall time is for people; monotonic time is for time-outs, rates and order. Both in milliseconds. */
export interface Clock {
  readonly nowMs: () => number;
  readonly monotonicMs: () => number;
  /** Resolves after `ms`, or at once with 'aborted' when the signal fires. */
  readonly sleep: (ms: number, signal?: CancelSignal) => Promise<'slept' | 'aborted'>;
}

/** New identifiers: random UUIDs in the app, counting ones in tests. */
export interface Ids {
  readonly uuid: () => string;
}

/** One line per event. Never a token, an e-mail or a name: the writer redacts, the caller should not need it. */
export interface Log {
  readonly info: (event: string, fields?: Readonly<Record<string, unknown>>) => void;
  readonly warn: (event: string, fields?: Readonly<Record<string, unknown>>) => void;
  readonly error: (event: string, fields?: Readonly<Record<string, unknown>>) => void;
}

/** The part of `AbortSignal` that code without a platform may rely on. */
export type CancelSignal = {
  readonly aborted: boolean;
  readonly addEventListener: (type: 'abort', listener: () => void) => void;
  readonly removeEventListener: (type: 'abort', listener: () => void) => void;
};
