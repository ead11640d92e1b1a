import { useSyncExternalStore } from 'react';
import { useQuery } from '#renderer/client/use-query.ts';
import type { DeploymentId } from '#shared/base/brand.ts';

const RENEWED_EVERY_MS = 30_000;

/** One reading for all who ask, renewed while anybody listens: two places never tell one moment by two times. */
export const createSharedClock = (readMs: () => number) => {
  const listeners = new Set<() => void>();
  let [nowMs, timer]: [number, ReturnType<typeof setInterval> | undefined] = [0, undefined];
  /** With nobody there to be told, no timer has kept it fresh. */
  const freshen = (): void => {
    if (listeners.size === 0 && Math.abs(readMs() - nowMs) > RENEWED_EVERY_MS) nowMs = readMs();
  };
  const renew = (): void => {
    nowMs = readMs();
    for (const listener of listeners) listener();
  };
  return {
    read: (): number => {
      freshen();
      return nowMs;
    },
    subscribe: (listener: () => void): (() => void) => {
      freshen();
      listeners.add(listener);
      timer ??= setInterval(renew, RENEWED_EVERY_MS);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
  };
};

const wall = createSharedClock(() => Date.now());

/** Wall time in milliseconds, renewed every half minute and the same wherever it is asked for: for "5 min ago". */
export const useNow = (): number => useSyncExternalStore(wall.subscribe, wall.read, wall.read);

/** Wall time by the clock of a deployment's server, in milliseconds: for times that the server wrote. */
export const useServerNow = (id: DeploymentId | null): number => {
  const nowMs = useNow();
  const { value: token } = useQuery('token.getStatus', id === null ? null : { id });
  return nowMs + (token?.skewMs ?? 0);
};
