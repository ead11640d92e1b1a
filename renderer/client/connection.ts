import type { CancelSignal } from '#shared/base/ports.ts';
import { fail, type Result } from '#shared/base/result.ts';
import type { Topic } from '#shared/contract/define.ts';
import type { Input, Name, Reply } from '#shared/contract/index.ts';
import type { FirstAnswer, FromStore, Request } from '#shared/contract/wire.ts';
import type { WirePort } from './wire-port.ts';

export type ConnectionState = 'connecting' | 'open' | 'gone';

/** Asks the store one thing. Never rejects: every way it can end is a `Reply`. */
export type CallStore = <N extends Name>(
  name: N,
  input: Input<N>,
  options?: { readonly signal?: CancelSignal },
) => Promise<Reply<N>>;

type Pending = {
  readonly name: Name;
  readonly request: Request;
  readonly settle: (reply: Result<unknown>) => void;
  /** How often the store has turned it away. */
  turnedAway: number;
};

/** Waits before a call that was turned away goes out again; after the last the person is told. */
const PATIENCE_MS = [100, 200, 400, 800, 1_600] as const;

const GONE = fail('store-gone', 'The part of Rollcall that keeps the data stopped. It is being restarted.', {
  retry: true,
});
const CANCELLED = fail('cancelled', 'This was cancelled.');

/** Throws when an answer is not what the contract says. */
export type CheckOutput = (name: Name, value: unknown) => void;

/**
 * The window's end of the line to the store: numbers calls, waits for the port, survives its replacement.
 * `checkOutput` is for development and tests: the built page has no schemas. A call that the store turned
 * away (`too-busy`) never ran: it goes out again after a while, orders too. `later` is setTimeout, injected for tests.
 */
export const createConnection = ({
  checkOutput,
  later = (run, ms) => void setTimeout(run, ms),
}: {
  readonly checkOutput?: CheckOutput | undefined;
  readonly later?: (run: () => void, ms: number) => void;
}) => {
  let port: WirePort | null = null;
  let state: ConnectionState = 'connecting';
  let lastId = 0;
  let queue: Request[] = [];
  const pending = new Map<number, Pending>();
  const stateListeners = new Set<() => void>();
  const replacedListeners = new Set<() => void>();
  const firstListeners = new Set<(answers: readonly FirstAnswer[]) => void>();
  const changeListeners = new Set<(topics: readonly Topic[]) => void>();

  const setState = (next: ConnectionState): void => {
    if (state === next) return;
    state = next;
    for (const listener of stateListeners) listener();
  };

  const settle = (id: number, reply: Result<unknown>): void => {
    const call = pending.get(id);
    if (call === undefined) return;
    pending.delete(id);
    if (reply.ok) checkOutput?.(call.name, reply.value);
    call.settle(reply);
  };

  /** Sends a call again later, on whatever line there is then; false: it was turned away too often. */
  const askAgain = (id: number): boolean => {
    const call = pending.get(id);
    const waitMs = PATIENCE_MS[call?.turnedAway ?? 0];
    if (call === undefined || waitMs === undefined) return false;
    call.turnedAway += 1;
    const from = port;
    later(() => {
      // Called off, or failed with its line, meanwhile.
      if (pending.get(id) === call && port === from) port?.send(call.request);
    }, waitMs);
    return true;
  };

  const receive = (from: WirePort, message: FromStore): void => {
    if (from !== port) return;
    if (message.kind === 'changed') {
      for (const listener of changeListeners) listener(message.topics);
      return;
    }
    if (message.kind === 'first') {
      for (const one of message.answers) checkOutput?.(one.name, one.value);
      for (const listener of firstListeners) listener(message.answers);
      return;
    }
    if (!message.reply.ok && message.reply.failure.code === 'store-gone') setState('gone');
    if (!message.reply.ok && message.reply.failure.code === 'too-busy' && askAgain(message.id)) return;
    settle(message.id, message.reply);
  };

  const attach = (next: WirePort): void => {
    const isFirst = port === null;
    const queued = queue;
    const waiting = new Set(queued.map((request) => request.id));
    port?.close();
    port = next;
    queue = [];
    // What was on the old line can no longer be answered; what was never sent still can.
    for (const id of [...pending.keys()]) if (!waiting.has(id)) settle(id, GONE);
    next.onMessage((message) => receive(next, message));
    for (const request of queued) next.send(request);
    setState('open');
    if (!isFirst) for (const listener of replacedListeners) listener();
  };

  const call: CallStore = (name, input, { signal } = {}) =>
    new Promise((resolve) => {
      lastId += 1;
      const id = lastId;
      const cancel = (): void => {
        if (!pending.has(id)) return;
        const isQueued = queue.some((request) => request.id === id);
        queue = queue.filter((request) => request.id !== id);
        if (!isQueued) port?.send({ kind: 'cancel', id });
        settle(id, CANCELLED);
      };
      const finish = (reply: Result<unknown>): void => {
        signal?.removeEventListener('abort', cancel);
        // The contract types both ends, and `checkOutput` proves it while we develop.
        resolve(reply as Reply<typeof name>);
      };
      if (signal?.aborted) return finish(CANCELLED);
      const request = { kind: 'call', id, name, input } as const;
      pending.set(id, { name, request, settle: finish, turnedAway: 0 });
      signal?.addEventListener('abort', cancel);
      if (port === null) queue.push(request);
      else port.send(request);
    });

  const listen =
    <T>(listeners: Set<T>) =>
    (listener: T): (() => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    };

  return {
    call,
    attach,
    getState: (): ConnectionState => state,
    onState: listen(stateListeners),
    /** A line took the place of another one: whatever was read before may have changed. */
    onReplaced: listen(replacedListeners),
    /** The store said, unasked, what a window asks when it opens. */
    onFirst: listen(firstListeners),
    onChanged: listen(changeListeners),
  };
};
