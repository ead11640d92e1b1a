import type { Topic } from '#shared/contract/define.ts';

const QUIET_MS = 100;

/**
 * Tells listeners which topics changed, at most about ten times a second: the first word goes out at once, what
 * comes within the quiet time goes out together at its end. `timer` is setTimeout's shape, injected for tests.
 */
export const createAnnouncer = (timer: (run: () => void, ms: number) => unknown) => {
  const listeners = new Set<(topics: readonly Topic[]) => void>();
  const pending = new Set<Topic>();
  let quiet = false;

  const flush = (): void => {
    if (pending.size === 0) {
      quiet = false;
      return;
    }
    const topics = [...pending];
    pending.clear();
    quiet = true;
    timer(flush, QUIET_MS);
    for (const listener of listeners) listener(topics);
  };

  return {
    announce: (topics: readonly Topic[]): void => {
      for (const topic of topics) pending.add(topic);
      if (!quiet) flush();
    },
    listen: (listener: (topics: readonly Topic[]) => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

export type Announcer = ReturnType<typeof createAnnouncer>;
