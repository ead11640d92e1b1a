import type { CancelSignal, Clock } from '#shared/base/ports.ts';

type Timer = { readonly at: number; readonly fire: () => void };

/** How often the event loop turns before everything that is ready has run: a group commit needs one turn. */
const TURNS = 3;

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Time that passes only when a test says so. Everything that waits is woken in the order of its moments, and what
 * that sets in motion runs before the next is woken.
 */
export const createFakeTime = () => {
  let nowMs = 1_000;
  let wallMs = Date.UTC(2026, 6, 1);
  let timers: Timer[] = [];

  const add = (timer: Timer): void => {
    timers.push(timer);
  };
  const remove = (timer: Timer): void => {
    timers = timers.filter((other) => other !== timer);
  };
  const settle = async (): Promise<void> => {
    for (let left = TURNS; left > 0; left -= 1) await turn();
  };
  const takeNext = (untilMs: number): Timer | null => {
    let next: Timer | null = null;
    for (const timer of timers)
      if (timer.at <= untilMs && (next === null || timer.at < next.at)) next = timer;
    if (next !== null) remove(next);
    return next;
  };
  const moveTo = (atMs: number): void => {
    wallMs += Math.max(0, atMs - nowMs);
    nowMs = Math.max(nowMs, atMs);
  };

  const sleep = (ms: number, signal?: CancelSignal): Promise<'slept' | 'aborted'> =>
    new Promise((resolve) => {
      if (signal?.aborted === true) return resolve('aborted');
      const onAbort = (): void => {
        remove(timer);
        resolve('aborted');
      };
      const fire = (): void => {
        signal?.removeEventListener('abort', onAbort);
        resolve('slept');
      };
      const timer: Timer = { at: nowMs + Math.max(0, ms), fire };
      signal?.addEventListener('abort', onAbort);
      add(timer);
    });
  const clock: Clock = { nowMs: () => wallMs, monotonicMs: () => nowMs, sleep };

  /** Lets `ms` pass. */
  const advance = async (ms: number): Promise<void> => {
    const untilMs = nowMs + ms;
    await settle();
    for (let timer = takeNext(untilMs); timer !== null; timer = takeNext(untilMs)) {
      moveTo(timer.at);
      timer.fire();
      await settle();
    }
    moveTo(untilMs);
  };
  return {
    clock,
    settle,
    advance,
    /** Lets time pass until the promise settles; false when it has not after `limitMs`. */
    until: async (promise: Promise<unknown>, limitMs: number): Promise<boolean> => {
      let isDone = false;
      const done = (): void => {
        isDone = true;
      };
      promise.then(done, done);
      const untilMs = nowMs + limitMs;
      await settle();
      while (!isDone) {
        const timer = takeNext(untilMs);
        if (timer === null) return false;
        moveTo(timer.at);
        timer.fire();
        await settle();
      }
      return true;
    },
    /** Somebody sets the clock on the wall; nothing else notices. */
    jump: (ms: number): void => {
      wallMs += ms;
    },
  };
};
export type FakeTime = ReturnType<typeof createFakeTime>;
