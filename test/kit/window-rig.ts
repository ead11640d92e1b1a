import { serveWindow } from '#electron/store/api/window-session.ts';
import { checkOutput } from '#renderer/client/check-output.ts';
import { createClient } from '#renderer/client/client.ts';
import type { WirePort } from '#renderer/client/wire-port.ts';
import type { FromStore, Request } from '#shared/contract/wire.ts';
import { openStore } from './store.ts';

/** A line between a window and a store in one process: each end hears in a task of its own, as over a port. */
const createLine = () => {
  const calls: (Request & { kind: 'call' })[] = [];
  const open = new Set<number>();
  let toStore: (message: unknown) => void = () => undefined;
  let toWindow: (message: FromStore) => void = () => undefined;
  const port: WirePort = {
    send: (message) => {
      if (message.kind === 'call') {
        calls.push(message);
        open.add(message.id);
      }
      setImmediate(() => toStore(structuredClone(message)));
    },
    onMessage: (listener) => {
      toWindow = listener;
    },
    close: () => undefined,
  };
  const end = {
    send: (message: FromStore): void =>
      void setImmediate(() => {
        toWindow(structuredClone(message));
        if (message.kind === 'reply') open.delete(message.id);
      }),
    onMessage: (listener: (message: unknown) => void): void => {
      toStore = listener;
    },
    onClose: () => undefined,
  };
  return { calls, open, port, end };
};

/** The client of a window on a whole store, and the names of all that it asked. */
export const openWindow = () => {
  const store = openStore();
  const { calls, open, port, end } = createLine();
  const { dispatch } = store;
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const session = serveWindow(end, { dispatch, log, monotonicMs: () => performance.now() });
  store.listen(session.changed);
  /** Until all that the store has to say was heard, and all that was asked for it is answered. */
  const settle = async (): Promise<void> => {
    const heard = new Promise<void>((resolve) => {
      store.listen((topics) => {
        if (topics.includes('questions')) resolve();
      });
    });
    store.services.announce(['questions']);
    await heard;
    do await new Promise(setImmediate);
    while (open.size > 0);
  };
  const client = createClient({ checkOutput });
  client.connection.attach(port);
  return {
    store,
    client,
    session,
    settle,
    /** The names of the calls so far. */
    listCalls: (): readonly string[] => calls.map(({ name }) => name),
    forgetCalls: (): void => {
      calls.length = 0;
    },
  };
};
