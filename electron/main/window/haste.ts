import type { Clock } from '#shared/base/ports.ts';

/** So long a window has to have been there, and nobody to have pressed anything in it, before a yes counts. */
export const hastyMs = 500;

/**
 * Tells a yes that is meant from a press that was on its way: for the window before, or one of many in a row, to which a
 * page may lead a person ("press as fast as you can") before it has a question put under their pointer. Every press that
 * comes too early starts the wait anew.
 */
export const createHaste = (clock: Pick<Clock, 'monotonicMs'>) => {
  let sinceMs: number | null = null;
  const isHasty = (): boolean => sinceMs === null || clock.monotonicMs() - sinceMs < hastyMs;
  return {
    /** The window is on the screen. */
    shown: (): void => {
      sinceMs = clock.monotonicMs();
    },
    /** Something was pressed in it. */
    note: (): void => {
      if (sinceMs !== null && isHasty()) sinceMs = clock.monotonicMs();
    },
    isShown: (): boolean => sinceMs !== null,
    /** True: a yes now is none. */
    isHasty,
  };
};

export type Haste = ReturnType<typeof createHaste>;
