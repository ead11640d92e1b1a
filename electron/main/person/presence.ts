import type { Clock } from '#shared/base/ports.ts';
import type { Away } from '#shared/contract/host.ts';

/** What can be known of whether somebody is there, without a word of the page. */
export interface Senses {
  /** Seconds since the last key or movement anywhere on the computer; null: the system does not say. */
  readonly readIdleSeconds: () => number | null;
  readonly isScreenLocked: () => boolean;
  /** True while a window of ours is the one that a person works in. */
  readonly isFocused: () => boolean;
}

/** How often it is looked. Whoever comes back within this time of leaving was not away. */
export const LOOK_EVERY_MS = 15_000;
/** Nobody is called away before this, since no lock closes sooner; nor is a clock that runs apart by less held to be sleep. */
const SHORTEST_MS = 60_000;

/**
 * Knows how long nobody has used Rollcall, and says so. Somebody is there when a key reaches a window of ours, or when
 * the computer is in use while a window of ours is the one in front: work in other programs does not keep a deployment
 * unlocked. Nothing that a page says counts. Call `look` every `LOOK_EVERY_MS`, and when a window loses the focus.
 *
 * Whoever comes back is told of as having been away, also when nobody could look meanwhile: the process was stopped, the
 * machine stood still. A wall clock that went on while the other did not was a sleep that no system told of.
 */
export const createPresence = (deps: {
  readonly senses: Senses;
  readonly clock: Pick<Clock, 'monotonicMs' | 'nowMs'>;
  readonly tell: (away: Away) => void;
}) => {
  const { senses, clock, tell } = deps;
  let seenMs = clock.monotonicMs();
  let lookedMs = seenMs;
  let wallMs = clock.nowMs();
  let hasCounted = false;

  /** Some systems say 0 for "cannot tell", always: a count that was never seen to count says nothing. */
  const readIdle = (): number | null => {
    const idle = senses.readIdleSeconds();
    hasCounted ||= idle !== null && idle > 0;
    return hasCounted ? idle : null;
  };

  const idleMs = (): number => Math.max(0, Math.round(clock.monotonicMs() - seenMs));

  /** Somebody was there at that moment; how long nobody was before is said first. */
  const noteBack = (atMs: number): void => {
    const awayMs = Math.round(atMs - seenMs);
    if (awayMs >= SHORTEST_MS) tell({ why: 'idle', idleMs: awayMs });
    seenMs = Math.max(seenMs, atMs);
  };
  const noteSleep = (): void => tell({ why: 'sleep', idleMs: idleMs() });

  /** A clock that was set forward looks the same, and closes locks for nothing: that does no harm. */
  const hasSlept = (nowMs: number): boolean => {
    const before = wallMs;
    wallMs = clock.nowMs();
    return wallMs - before - (nowMs - lookedMs) >= SHORTEST_MS;
  };

  const look = (): void => {
    const nowMs = clock.monotonicMs();
    const idle = readIdle();
    if (hasSlept(nowMs)) noteSleep();
    // Focus now and a movement since the last look: the movement was for us, or nearly so.
    if (senses.isFocused() && idle !== null && idle * 1000 <= nowMs - lookedMs) noteBack(nowMs - idle * 1000);
    lookedMs = nowMs;
    if (senses.isScreenLocked()) tell({ why: 'screen', idleMs: idleMs() });
    else if (idleMs() >= SHORTEST_MS) tell({ why: 'idle', idleMs: idleMs() });
  };

  return {
    look,
    /** A key went to a window of ours. */
    noteKey: (): void => noteBack(clock.monotonicMs()),
    /** The computer sleeps or woke up. On waking as well: some systems give no word before. */
    noteSleep,
    noteScreenLock: (): void => tell({ why: 'screen', idleMs: idleMs() }),
  };
};

export type PresenceCheck = ReturnType<typeof createPresence>;
