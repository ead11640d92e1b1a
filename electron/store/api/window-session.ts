import type { Log } from '#shared/base/ports.ts';
import { fail } from '#shared/base/result.ts';
import type { Topic } from '#shared/contract/define.ts';
import { type FirstAnswer, type FromStore, type Request, requestSchema } from '#shared/contract/wire.ts';
import { readCallId } from '#shared/contract/wire-limits.ts';
import type { Dispatch } from './dispatch.ts';

/** A line to one window; see `host/`. */
export type Line = {
  readonly send: (message: FromStore) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  readonly onClose: (listener: () => void) => void;
};

const CALLS_AT_ONCE = 200;

/**
 * Speaks the wire protocol with one window: envelope, calls, cancels (`host/` has bounded the messages). One that is
 * not understood is answered `invalid-input` when it carries a call's number, and dropped when it does not. A closed
 * window cancels its calls.
 */
export const serveWindow = (line: Line, dispatch: Dispatch, log: Log) => {
  const running = new Map<number, AbortController>();

  const answer = async (request: Request & { kind: 'call' }): Promise<void> => {
    if (running.has(request.id) || running.size >= CALLS_AT_ONCE) {
      const reply = fail('invalid-input', 'Too many requests at once. Try again in a moment.', {
        retry: true,
      });
      line.send({ kind: 'reply', id: request.id, reply });
      return;
    }
    const controller = new AbortController();
    running.set(request.id, controller);
    const reply = await dispatch(request.name, request.input, { signal: controller.signal });
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
