import type { Clock } from '#shared/base/ports.ts';

/** When something was read, by both clocks: the monotonic one stands still while the computer sleeps. */
export type ReadMoment = { readonly monoMs: number; readonly wallMs: number };

export const toMoment = (clock: Clock): ReadMoment => ({
  monoMs: clock.monotonicMs(),
  wallMs: clock.nowMs(),
});

/** How long it is at most from one moment to a later one. A wall clock that is set forward makes it longer. */
export const msBetween = (from: ReadMoment, to: ReadMoment): number =>
  Math.max(to.monoMs - from.monoMs, to.wallMs - from.wallMs);
