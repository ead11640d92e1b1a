import { MessageChannelMain, type MessagePortMain } from 'electron';
import { fail } from '#shared/base/result.ts';
import type { FromStore } from '#shared/contract/wire.ts';
import { isWithinWireLimits, readCallId } from '#shared/contract/wire-limits.ts';
import type { StoreChild } from './store-child.ts';

type Deliver = (port: MessagePortMain) => void;

const GONE = fail(
  'store-gone',
  'The part of Rollcall that keeps the data has stopped. Start Rollcall again.',
);
const TOO_MUCH = fail('invalid-input', 'The request is too large or is not plain data.');

const refuse = (port: MessagePortMain, message: unknown, reply: typeof GONE | typeof TOO_MUCH): void => {
  const id = readCallId(message);
  if (id !== null) port.postMessage({ kind: 'reply', id, reply } satisfies FromStore);
};

/** Gives a window a port at which every call fails with `store-gone`. */
export const deliverGonePort = (deliver: Deliver): void => {
  const { port1, port2 } = new MessageChannelMain();
  port1.on('message', ({ data }) => refuse(port1, data, GONE));
  port1.start();
  deliver(port2);
};

/** A window's line to one store process. */
export type StoreLine = { readonly fromStore: (message: unknown) => void; readonly close: () => void };

/**
 * Connects a window to a store process and delivers the window's end. With a utility process the two talk without
 * us; with a child, its messages are passed along here, and what is over the limits ends here.
 */
export const openLine = (
  child: StoreChild,
  client: number,
  options: { readonly isPumped: boolean; readonly deliver: Deliver },
): StoreLine => {
  const { port1, port2 } = new MessageChannelMain();
  const close = (): void => child.post({ kind: 'window-gone', client });
  if (!options.isPumped) {
    child.post({ kind: 'window', client, ported: true }, [port1]);
    options.deliver(port2);
    return { fromStore: () => undefined, close };
  }
  child.post({ kind: 'window', client, ported: false });
  port1.on('message', ({ data }) => {
    if (isWithinWireLimits(data)) child.post({ kind: 'from-window', client, message: data });
    else refuse(port1, data, TOO_MUCH);
  });
  port1.on('close', close);
  port1.start();
  options.deliver(port2);
  return {
    fromStore: (message) => port1.postMessage(message),
    close: () => {
      close();
      // One that nobody closes stays in main for as long as the page keeps its end.
      port1.close();
    },
  };
};
