import type { FromStore, Request } from '#shared/contract/wire.ts';
import type { WirePort } from '../wire-port.ts';

export type FakeLine = WirePort & {
  /** Everything the window sent so far. */
  readonly sent: readonly Request[];
  /** Says something to the window, as the store would. */
  readonly say: (message: FromStore) => void;
  readonly isClosed: () => boolean;
};

/** A port whose other end is in the test's hands. With `answer`, calls are answered in the next microtask. */
export const createFakeLine = (answer?: (request: Request) => FromStore | null): FakeLine => {
  const sent: Request[] = [];
  let listener: ((message: FromStore) => void) | null = null;
  let isClosed = false;
  const say = (message: FromStore): void => listener?.(message);
  return {
    sent,
    say,
    isClosed: () => isClosed,
    send: (request) => {
      sent.push(request);
      const message = answer?.(request) ?? null;
      if (message !== null) queueMicrotask(() => say(message));
    },
    onMessage: (next) => {
      listener = next;
    },
    close: () => {
      isClosed = true;
    },
  };
};
