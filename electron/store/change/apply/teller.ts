import type { EngineDeps } from './types.ts';

/** Tells the window that plans have moved, at most once per `everyMs`, and the desktop how far they are. */
export const createTeller = (
  deps: Pick<EngineDeps, 'announce' | 'setProgress' | 'clock'>,
  everyMs: number,
  readProgress: () => number | null,
) => {
  let isPlanned = false;
  let isClosed = false;
  const tellNow = (): void => {
    if (isClosed) return;
    deps.announce(['plans']);
    deps.setProgress(readProgress());
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
      if (isPlanned) return;
      isPlanned = true;
      void deps.clock.sleep(everyMs).then(() => {
        isPlanned = false;
        tellNow();
      });
    },
  };
};
export type Teller = ReturnType<typeof createTeller>;
