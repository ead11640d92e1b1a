import type { StoreChild } from './store-child.ts';

/** How long the store may take to put everything in order before it is ended, in milliseconds. */
const limitMs = 5_000;

/** Tells a store to stop and waits for its end. Returns false when it had to be ended by force. */
export const endStore = (child: StoreChild): Promise<boolean> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => {
      child.kill();
      resolve(false);
    }, limitMs);
    child.onExit(() => {
      clearTimeout(timer);
      resolve(true);
    });
    child.post({ kind: 'shutdown' });
  });
