import type { Link } from './link.ts';

const flushLimitMs = 500;

/** The line of a child process: Node's own channel. Its end means that main is gone. */
export const createChildLink = (child: NodeJS.Process): Link => {
  let lastSent: Promise<void> = Promise.resolve();
  return {
    send: (message) => {
      lastSent = new Promise((resolve) => {
        // An error here means that main is gone, and `disconnect` says so by itself.
        if (child.connected) child.send?.(message, undefined, undefined, () => resolve());
        else resolve();
      });
    },
    flush: () => Promise.race([lastSent, new Promise<void>((resolve) => setTimeout(resolve, flushLimitMs))]),
    onMessage: (listener) => child.on('message', (message) => listener(message, [])),
    onGone: (listener) => child.once('disconnect', listener),
  };
};
