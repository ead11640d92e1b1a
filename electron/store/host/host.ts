import type { Log } from '#shared/base/ports.ts';
import type { Away, Notice, StartInfo, StoreAnswers, StoreAsk } from '#shared/contract/host.ts';
import type { FromStore } from '#shared/contract/wire.ts';

/**
 * One window's line to the store. Messages are plain data within the wire's limits but not parsed further. After
 * `onClose` has called, `send` does nothing.
 */
export type WindowPort = {
  readonly send: (message: FromStore) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  readonly onClose: (listener: () => void) => void;
};

/** Everything the store knows of the process that started it. */
export type Host = {
  readonly start: Promise<StartInfo>;
  /** Always answers: when main takes too long, with the failure that the ask declares. `approve` waits for a person. */
  readonly ask: <A extends StoreAsk>(ask: A) => Promise<StoreAnswers[A['ask']]>;
  readonly onWindow: (listener: (port: WindowPort) => void) => void;
  /** Calls back with each word of main that nobody is at the computer. */
  readonly onAway: (listener: (away: Away) => void) => void;
  readonly onPower: (listener: (event: 'suspend' | 'resume') => void) => void;
  /** Awaited when main says stop; then `closed` is said and the process exits. */
  readonly onShutdown: (listener: () => Promise<void>) => void;
  /** Ends in order and has main start another store, to which every window is connected. */
  readonly startAnew: () => void;
  /** 0 to 1 while an apply runs; null: none does. */
  readonly setProgress: (value: number | null) => void;
  /** One line for the notification area; shown only while no window has the focus. */
  readonly notify: (notice: Notice) => void;
  /** Says that calls can be answered from now on. */
  readonly ready: () => void;
  /** Writes to the app's log files, through main, which redacts. */
  readonly log: Log;
};
