import { fail } from '#shared/base/result.ts';
import type { FromStore } from '#shared/contract/wire.ts';
import { isWithinWireLimits, readCallId } from '#shared/contract/wire-limits.ts';
import type { WindowPort } from './host.ts';

/** A window's port together with the ends that feed it. */
export type WindowLine = {
  readonly port: WindowPort;
  readonly receive: (message: unknown) => void;
  readonly close: () => void;
};

const tooMuch = fail('invalid-input', 'The request is too large or is not plain data.');

/**
 * One window's line. Messages beyond the wire's limits never reach the listener: they are answered with
 * `invalid-input` if they carry a call's number, and dropped otherwise. Messages that come before a listener wait.
 */
export const createWindowLine = (deliver: (message: FromStore) => void): WindowLine => {
  let listener: ((message: unknown) => void) | null = null;
  const early: unknown[] = [];
  const closeListeners: (() => void)[] = [];
  let isOpen = true;
  const send = (message: FromStore): void => {
    if (isOpen) deliver(message);
  };
  const receive = (message: unknown): void => {
    if (!isOpen) return;
    if (!isWithinWireLimits(message)) {
      const id = readCallId(message);
      if (id !== null) send({ kind: 'reply', id, reply: tooMuch });
      return;
    }
    if (listener === null) early.push(message);
    else listener(message);
  };
  const close = (): void => {
    if (!isOpen) return;
    isOpen = false;
    for (const tell of closeListeners) tell();
  };
  const onMessage = (next: (message: unknown) => void): void => {
    listener = next;
    for (const message of early.splice(0)) next(message);
  };
  const onClose = (next: () => void): void => {
    if (isOpen) closeListeners.push(next);
    else next();
  };
  return { port: { send, onMessage, onClose }, receive, close };
};
