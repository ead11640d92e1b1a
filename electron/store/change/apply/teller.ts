import type { EngineDeps } from './types.ts';

/** Tells the window that plans have moved, at most once per `everyMs`, and the desktop how far they are. */
export const createTeller = (
  deps: Pick<EngineDeps, 'announce' | 'setProgress' | 'clock'>,
  everyMs: number,
  readProgress: () => number | null,
) => {
  let isPlanned = false;
  const tellNow = (): void => {
    deps.announce(['plans']);
    deps.setProgress(readProgress());
  };
  return {
    tellNow,
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
