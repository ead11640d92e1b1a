import type { Answer, Name, Parsed } from '#shared/contract/index.ts';

/**
 * What a handler knows of its call besides the input. The signal fires when the window cancels or goes away. `rest`
 * ends a slice of long work and resolves when it is this call's turn again: a plan that is being applied goes first.
 * `breathe` does not wait for a turn: whatever is due (a pause, answers of a server) comes in between, and the calls
 * after this one wait the longer.
 */
export type CallContext = {
  readonly signal: AbortSignal;
  readonly rest: () => Promise<void>;
  readonly breathe: () => Promise<void>;
};

/** Answers one call of the contract. */
export type Handler<N extends Name> = (
  input: Parsed<N>,
  context: CallContext,
) => Answer<N> | Promise<Answer<N>>;

/** A handler for every name of the contract: one that is missing does not compile. */
export type Handlers = { readonly [N in Name]: Handler<N> };

/** The handlers of one contract file. */
export type AreaHandlers<Area> = { readonly [N in keyof Area & Name]: Handler<N> };
