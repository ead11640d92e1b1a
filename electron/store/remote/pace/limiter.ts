import type { Clock } from '#shared/base/ports.ts';
import type { RemoteLimits } from '../limits.ts';
import { createWidth } from './width.ts';

/** Lets `rate` things per second through, with a burst of a quarter of a second's worth. */
type Bucket = {
  /** Milliseconds until the next one may go; 0: now. */
  readonly waitMs: (nowMs: number) => number;
  readonly take: (nowMs: number) => void;
  readonly setRate: (perSecond: number, nowMs: number) => void;
};

/** A token bucket on monotonic time. */
const createBucket = (startPerSecond: number, startMs: number): Bucket => {
  let rate = startPerSecond;
  let level = 1;
  let at = startMs;
  const fill = (nowMs: number) => {
    level = Math.min(Math.max(1, rate / 4), level + (Math.max(0, nowMs - at) * rate) / 1000);
    at = nowMs;
  };
  return {
    waitMs: (nowMs) => {
      fill(nowMs);
      // Rounded up to whole milliseconds of a timer; the tiny slack keeps 0.9999 tokens from waiting once more.
      return level >= 0.999 ? 0 : Math.max(1, Math.ceil(((1 - level) * 1000) / rate));
    },
    take: (nowMs) => {
      fill(nowMs);
      level -= 1;
    },
    setRate: (perSecond, nowMs) => {
      fill(nowMs);
      rate = perSecond;
    },
  };
};

export type RequestLane = 'read' | 'write';
/**
 * What an exchange told about the host's health. `unreached`: not a byte came so far, which is no burden on the host.
 * `neutral`: nothing (we stopped it ourselves).
 */
export type Health = 'clean' | 'trouble' | 'unreached' | 'neutral';

/** The gate in front of one host. Every request enters, runs, and leaves with a word on how it went. */
export type Limiter = {
  readonly enter: (lane: RequestLane, signal?: AbortSignal) => Promise<'entered' | 'aborted'>;
  readonly leave: (health: Health) => void;
  /** Nobody enters for `ms`; after that one goes alone, and the others when it came back clean. */
  readonly pause: (ms: number) => void;
  /** For `ms` at most one a second enters, so that people find something left of the limit; 0 ends that. */
  readonly reserve: (ms: number) => void;
  readonly workers: () => number;
  readonly writesPerSecond: () => number;
};

const RESERVE_STEP_MS = 1_000;

type Waiter = { readonly lane: RequestLane; readonly go: (how: 'entered' | 'aborted') => void };

/**
 * Builds the gate: concurrency, write rate, pauses. Reads do not queue behind writes that wait for their rate. A write that
 * may go goes before every read: what it rests on grows old while it waits.
 */
export const createLimiter = (clock: Clock, limits: RemoteLimits): Limiter => {
  const width = createWidth(limits);
  const bucket = createBucket(width.writesPerSecond(), clock.monotonicMs());
  const waiting: Waiter[] = [];
  let active = 0;
  let pausedUntil = Number.NEGATIVE_INFINITY;
  let slowUntil = Number.NEGATIVE_INFINITY;
  let slowTurn = Number.NEGATIVE_INFINITY;
  let isProbing = false;
  let streak = 0;
  let wakeAt = Number.POSITIVE_INFINITY;

  const wakeIn = (ms: number) => {
    const at = clock.monotonicMs() + ms;
    if (at >= wakeAt) return;
    wakeAt = at;
    void clock.sleep(ms).then(() => {
      wakeAt = Number.POSITIVE_INFINITY;
      pump();
    });
  };
  const waitOf = (lane: RequestLane, now: number) =>
    Math.max(
      pausedUntil - now,
      now < slowUntil ? slowTurn - now : 0,
      lane === 'write' ? bucket.waitMs(now) : 0,
    );
  const admitOne = (): boolean => {
    const now = clock.monotonicMs();
    if (waiting.length === 0 || active >= (isProbing ? 1 : width.workers())) return false;
    const mayGo = ({ lane }: Waiter): boolean => waitOf(lane, now) <= 0;
    const write = waiting.findIndex((waiter) => waiter.lane === 'write' && mayGo(waiter));
    const index = write >= 0 ? write : waiting.findIndex(mayGo);
    const next = waiting[index];
    if (next === undefined) {
      wakeIn(Math.min(...waiting.map((waiter) => waitOf(waiter.lane, now))));
      return false;
    }
    waiting.splice(index, 1);
    active += 1;
    slowTurn = now + RESERVE_STEP_MS;
    if (next.lane === 'write') bucket.take(now);
    next.go('entered');
    return true;
  };
  const pump = () => {
    while (admitOne());
  };
  const pause = (ms: number) => {
    pausedUntil = Math.max(pausedUntil, clock.monotonicMs() + ms);
    isProbing = true;
  };
  /** A host that only fails is left alone for longer and longer, however many ask for it to be tried again. */
  const noteTrouble = () => {
    streak += 1;
    const beyond = streak - limits.streak;
    if (beyond >= 0)
      pause(Math.min(limits.streakPauseMaxMs, limits.streakPauseMs * 2 ** Math.min(beyond, 30)));
  };
  return {
    workers: width.workers,
    writesPerSecond: width.writesPerSecond,
    enter: (lane, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) {
          resolve('aborted');
          return;
        }
        const onAbort = () => {
          const index = waiting.indexOf(waiter);
          if (index >= 0) waiting.splice(index, 1);
          resolve('aborted');
        };
        const go: Waiter['go'] = (how) => {
          signal?.removeEventListener('abort', onAbort);
          resolve(how);
        };
        const waiter: Waiter = { lane, go };
        signal?.addEventListener('abort', onAbort, { once: true });
        waiting.push(waiter);
        pump();
      }),
    leave: (health) => {
      active -= 1;
      const now = clock.monotonicMs();
      if (health === 'clean') {
        width.grow();
        isProbing = false;
        streak = 0;
      }
      if (health === 'trouble') noteTrouble();
      if (health === 'trouble' || health === 'unreached') width.shrink(now);
      bucket.setRate(width.writesPerSecond(), now);
      pump();
    },
    reserve: (ms) => {
      const now = clock.monotonicMs();
      slowUntil = now + ms;
      if (ms > 0) slowTurn = Math.max(slowTurn, now + RESERVE_STEP_MS);
      else pump();
    },
    pause,
  };
};
