import type { Log } from '#shared/base/ports.ts';
import { fromStoreSchema, type Notice, type StoreAsk } from '#shared/contract/host.ts';
import type { StoreChild } from './store-child.ts';

/** What main does with the things a store says. */
export type StoreHandlers = {
  readonly answer: (ask: StoreAsk) => Promise<unknown>;
  readonly onProgress: (value: number | null) => void;
  readonly onNotify: (notice: Notice) => void;
  readonly log: Log;
};

/** Parses one message of a store process and does what it says. */
export const takeFromStore = (
  from: StoreChild,
  raw: unknown,
  to: StoreHandlers & { readonly toWindow: (client: number, message: unknown) => void },
): void => {
  const parsed = fromStoreSchema.safeParse(raw);
  if (!parsed.success) {
    to.log.error('store: a message was not understood');
    return;
  }
  const message = parsed.data;
  if (message.kind === 'ask') {
    const { id } = message;
    void to.answer(message.ask).then((answer) => from.post({ kind: 'answer', id, answer }));
  } else if (message.kind === 'to-window') to.toWindow(message.client, message.message);
  else if (message.kind === 'progress') to.onProgress(message.value);
  else if (message.kind === 'notify') to.onNotify(message);
  else if (message.kind === 'log') to.log[message.level](message.event, message.fields);
  else to.log.info(`store: ${message.kind}`);
};
