import type { CommandName, Input, Reply } from '#shared/contract/index.ts';
import { type CheckOutput, createConnection } from './connection.ts';
import { createLiveQueries } from './live-queries.ts';

/**
 * Gives an order. When it succeeded, the store has said what it touched before it answers, and everything that depends
 * on that is being asked again.
 */
export type Send = <N extends CommandName>(name: N, input: Input<N>) => Promise<Reply<N>>;

export type Client = ReturnType<typeof createClient>;

/** Everything the window needs to talk to the store: questions that stay fresh, and orders. */
export const createClient = (options: { readonly checkOutput?: CheckOutput | undefined } = {}) => {
  const connection = createConnection(options);
  const live = createLiveQueries({ call: connection.call });
  connection.onFirst(live.fill);
  connection.onChanged(live.invalidate);
  connection.onReplaced(live.invalidateAll);

  const send: Send = (name, input) => connection.call(name, input);

  return { connection, live, send, call: connection.call };
};
