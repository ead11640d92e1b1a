import type { Log } from '#shared/base/ports.ts';
import { fail } from '#shared/base/result.ts';
import { createTokenBucket } from '#shared/base/token-bucket.ts';
import type { Topic } from '#shared/contract/define.ts';
import { type FirstAnswer, type FromStore, type Request, requestSchema } from '#shared/contract/wire.ts';
import { readCallId } from '#shared/contract/wire-limits.ts';
import { CALLS_AT_ONCE, costOf, FIRST_LIMITS, WINDOW_LIMITS } from './call-costs.ts';
import { type Dispatch, isName } from './dispatch.ts';

/** A line to one window; see `host/`. */
type SessionLine = {
  readonly send: (message: FromStore) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  readonly onClose: (listener: () => void) => void;
};

type WindowDeps = {
  readonly dispatch: Dispatch;
  readonly log: Log;
  readonly monotonicMs: () => number;
};

const TAKEN = fail('invalid-input', 'This number belongs to another request.');
const TOO_BUSY = fail(
  'too-busy',
  'Rollcall is asked for more than it can do at once. This was not done. Try again in a moment.',
  { retry: true },
);

/**
 * What one window may ask for: so many calls under way, and so many in a second by what they cost. A call that stops
 * something is counted apart, so that nothing else keeps it out.
 */
const createDoor = ({ monotonicMs }: Pick<WindowDeps, 'monotonicMs'>) => {
  const tokens = createTokenBucket(WINDOW_LIMITS, monotonicMs);
  const first = createTokenBucket(FIRST_LIMITS, monotonicMs);
  return (name: string, running: number): boolean => {
    // A name that nobody knows is cheap to refuse, and pays like any other.
    const { lane, cost } = isName(name) ? costOf(name) : costOf('app.getStatus');
    return lane === 'first' ? first.take(cost) : running < CALLS_AT_ONCE && tokens.take(cost);
  };
};

/**
 * Speaks the wire protocol with one window: envelope, calls, cancels (`host/` has bounded the messages). One that is
 * not understood is answered `invalid-input` when it carries a call's number, and dropped when it does not. One too
 * many is answered `too-busy` and never runs. A closed window cancels its calls.
 */
export const serveWindow = (line: SessionLine, { dispatch, log, monotonicMs }: WindowDeps) => {
  const running = new Map<number, AbortController>();
  const owner = {};
  const mayPass = createDoor({ monotonicMs });

  const turnAway = (id: number, reply: typeof TAKEN | typeof TOO_BUSY): void =>
    line.send({ kind: 'reply', id, reply });

  const answer = async (request: Request & { kind: 'call' }): Promise<void> => {
    if (running.has(request.id)) return turnAway(request.id, TAKEN);
    if (!mayPass(request.name, running.size)) return turnAway(request.id, TOO_BUSY);
    const controller = new AbortController();
    running.set(request.id, controller);
    const reply = await dispatch(request.name, request.input, { signal: controller.signal, owner });
    running.delete(request.id);
    line.send({ kind: 'reply', id: request.id, reply });
  };

  const refuse = (message: unknown): void => {
    log.warn('window.message-refused');
    const id = readCallId(message);
    const reply = fail('invalid-input', 'Rollcall did not understand this request.');
    if (id !== null) line.send({ kind: 'reply', id, reply });
  };

  line.onMessage((message) => {
    const request = requestSchema.safeParse(message);
    if (!request.success) refuse(message);
    else if (request.data.kind === 'cancel') running.get(request.data.id)?.abort();
    else void answer(request.data);
  });
  line.onClose(() => {
    for (const controller of running.values()) controller.abort();
  });

  return {
    changed: (topics: readonly Topic[]): void => line.send({ kind: 'changed', topics }),
    first: (answers: readonly FirstAnswer[]): void => line.send({ kind: 'first', answers }),
  };
};
