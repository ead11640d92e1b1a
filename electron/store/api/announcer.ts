import type { Topic } from '#shared/contract/define.ts';

const QUIET_MS = 100;

/** `now`: in spite of the quiet time, as for a command, whose answer goes out next. */
export type Announce = (topics: readonly Topic[], when?: 'now' | 'soon') => void;

/**
 * Tells listeners which topics changed, at most about ten times a second: the first word goes out at once, what
 * comes within the quiet time goes out together at its end. `timer` is setTimeout's shape, injected for tests.
 */
export const createAnnouncer = (timer: (run: () => void, ms: number) => unknown) => {
  const listeners = new Set<(topics: readonly Topic[]) => void>();
  const pending = new Set<Topic>();
  let quiet = false;

  const tell = (): void => {
    if (pending.size === 0) return;
    const topics = [...pending];
    pending.clear();
    if (!quiet) timer(endQuiet, QUIET_MS);
    quiet = true;
    for (const listener of listeners) listener(topics);
  };
  const endQuiet = (): void => {
    quiet = false;
    tell();
  };
  const announce: Announce = (topics, when = 'soon') => {
    for (const topic of topics) pending.add(topic);
    if (!quiet || (when === 'now' && topics.length > 0)) tell();
  };

  return {
    announce,
    listen: (listener: (topics: readonly Topic[]) => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

export type Announcer = ReturnType<typeof createAnnouncer>;
