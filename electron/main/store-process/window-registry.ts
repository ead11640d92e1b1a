import type { MessagePortMain } from 'electron';
import type { StoreChild } from './store-child.ts';
import { deliverGonePort, openLine, type WindowLine } from './window-lines.ts';

type Deliver = (port: MessagePortMain) => void;
type Entry = { readonly deliver: Deliver; readonly client: number; readonly line: WindowLine | null };

/**
 * The windows that want a line to the store, each with its newest one. Every line has a number of its own, so that
 * what a store says to an older one is dropped.
 */
export const createWindowRegistry = (isPumped: boolean) => {
  const entries = new Map<number, Entry>();
  let lastClient = 0;

  const open = (windowId: number, deliver: Deliver, child: StoreChild | null): void => {
    entries.get(windowId)?.line?.close();
    lastClient += 1;
    const client = lastClient;
    if (child === null) deliverGonePort(deliver);
    const line = child === null ? null : openLine(child, client, { isPumped, deliver });
    entries.set(windowId, { deliver, client, line });
  };
  /** After a store has ended: every window gets a line to the next one, or word that there is none. */
  const reopenAll = (child: StoreChild | null): void => {
    for (const [windowId, { deliver, client }] of entries) {
      entries.set(windowId, { deliver, client, line: null });
      open(windowId, deliver, child);
    }
  };
  const fromStore = (client: number, message: unknown): void => {
    for (const entry of entries.values()) if (entry.client === client) entry.line?.fromStore(message);
  };
  return { open, reopenAll, fromStore };
};
