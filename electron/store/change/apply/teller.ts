import type { Topic } from '#shared/contract/define.ts';
import type { EngineDeps, Limits } from './types.ts';

/**
 * Tells the window that plans have moved, at most once per `announceMs`, and the desktop how far they are. What they
 * did to the people of a list is told apart and more seldom, once per `announceListsMs`: those are asked again whole.
 */
export const createTeller = (
  deps: Pick<EngineDeps, 'announce' | 'setProgress' | 'clock'>,
  limits: Pick<Limits, 'announceMs' | 'announceListsMs'>,
  readProgress: () => number | null,
) => {
  const planned = new Set<Topic>();
  let isClosed = false;
  const tell = (topics: readonly Topic[]): void => {
    if (isClosed) return;
    deps.announce(topics);
    deps.setProgress(readProgress());
  };
  const tellNow = (): void => tell(['plans', 'applying']);
  const tellIn = (topic: Topic, ms: number): void => {
    if (planned.has(topic)) return;
    planned.add(topic);
    void deps.clock.sleep(ms).then(() => {
      planned.delete(topic);
      tell([topic]);
    });
  };
  return {
    tellNow,
    /** After this the journal may be closed at any moment. */
    isClosed: (): boolean => isClosed,
    /** Says a last word; after it nothing is read or told, since the journal is about to be closed. */
    close: (): void => {
      tellNow();
      isClosed = true;
    },
    tellSoon: (): void => {
      tellIn('plans', limits.announceMs);
      tellIn('applying', limits.announceListsMs);
    },
  };
};
export type Teller = ReturnType<typeof createTeller>;
