import type { Ids, Log } from '#shared/base/ports.ts';
import { fail, type Result } from '#shared/base/result.ts';
import { CalledOff } from '#shared/base/slices.ts';
import { contract, type Name } from '#shared/contract/index.ts';
import { isBackground } from '#shared/contract/reads.ts';
import { toJournalReason } from '../change/apply/journal-writer.ts';
import type { Announce } from './announcer.ts';
import { costOf } from './call-costs.ts';
import type { CallContext, Handlers } from './handlers.ts';
import type { Turns } from './turns.ts';

/** Whether the contract has a call of this name. */
export const isName = (name: string): name is Name => Object.hasOwn(contract, name);

const isResult = (value: unknown): value is Result<unknown> =>
  typeof value === 'object' && value !== null && 'ok' in value;

type DispatchDeps = {
  readonly handlers: Handlers;
  /** Told the topics of a command that succeeded before it is answered: whoever gets the answer knows what is old. */
  readonly announce: Announce;
  readonly log: Log;
  readonly ids: Ids;
  /** Shares the store's thread between the windows and the engine. */
  readonly turns: Turns;
  /** True in development and tests: answers are checked against the contract as well. */
  readonly checkOutput: boolean;
};

/** Who asks: calls of one `owner` wait for each other, and not for those of another. */
export type Caller = { readonly signal: AbortSignal; readonly owner?: object };

/** The store itself, when it answers ahead of a window. */
const NOBODY = {};
const JOURNAL_IN_USE = fail(
  'journal-in-use',
  "Another program is using Rollcall's journal, so this was not done. Close it, then try again.",
);
const CANCELLED = fail('cancelled', 'This was cancelled.');

/**
 * Runs one call: input parsed against the contract, the handler, and a reply that is always plain data. A handler
 * that throws is a bug: the window gets `internal` and an id, the log gets the stack.
 */
export const createDispatch = (deps: DispatchDeps) => {
  /** Questions under way that somebody waits for. */
  const awaited = new Set<Promise<unknown>>();
  /** Until what came before, and what comes with it, is answered; not what comes later, or it might never be its turn. */
  const letOthersGoFirst = async (): Promise<void> => {
    await deps.turns.letIn();
    await Promise.allSettled(awaited);
  };
  const countAwaited = async <T>(answering: Promise<T>): Promise<T> => {
    awaited.add(answering);
    try {
      return await answering;
    } finally {
      awaited.delete(answering);
    }
  };

  const asBug = (name: string, error: unknown): Result<never> => {
    const id = deps.ids.uuid().slice(0, 8);
    deps.log.error('call.failed', { id, name, error: error instanceof Error ? error.stack : String(error) });
    return fail(
      'internal',
      `Something went wrong inside Rollcall. Nothing was lost. Look for ${id} in the log.`,
    );
  };

  const answer = async (name: Name, input: unknown, { signal, owner = NOBODY }: Caller): Promise<unknown> => {
    const turn = deps.turns.open({ lane: costOf(name).lane, owner, signal });
    await turn.begin();
    // Typed over while it waited: nobody looks at the answer.
    if (signal.aborted) return CANCELLED;
    const rest = async (): Promise<void> => {
      turn.end();
      await turn.begin();
    };
    const start = (): unknown => {
      try {
        // The mapped type ties each handler to its own input; a union of names cannot carry that tie to this line.
        const handler = deps.handlers[name] as (input: unknown, context: CallContext) => unknown;
        return handler(input, { signal, rest, breathe: turn.breathe });
      } finally {
        // What it waits for from here on takes no time of the thread.
        turn.end();
      }
    };
    const reply = await start();
    // The last slice of one that rested.
    turn.end();
    return reply;
  };

  const run = async (name: Name, input: unknown, caller: Caller): Promise<Result<unknown>> => {
    const entry = contract[name];
    const parsed = entry.input.safeParse(input);
    if (!parsed.success)
      return fail('invalid-input', 'Rollcall did not understand this request.', {
        detail: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '),
      });
    if (isBackground(name)) await letOthersGoFirst();
    const answering = answer(name, parsed.data, caller);
    const reply = await (entry.kind === 'query' && !isBackground(name) ? countAwaited(answering) : answering);
    if (!isResult(reply)) throw new Error(`${name} did not answer with a result`);
    if (reply.ok && deps.checkOutput) entry.output.parse(reply.value);
    if (reply.ok && entry.kind === 'command') deps.announce(entry.topics, 'now');
    return reply;
  };

  return async (name: string, input: unknown, caller: Caller): Promise<Result<unknown>> => {
    if (!isName(name)) return fail('invalid-input', 'Rollcall does not know this request.');
    try {
      return await run(name, input, caller);
    } catch (error) {
      if (error instanceof CalledOff) return CANCELLED;
      // A lock of another program may come and go while we run: no bug, and nobody needs to look into a log.
      if (toJournalReason(error) !== 'journal-in-use') return asBug(name, error);
      deps.log.warn('call.journal-in-use', { name });
      return JOURNAL_IN_USE;
    }
  };
};

export type Dispatch = ReturnType<typeof createDispatch>;
