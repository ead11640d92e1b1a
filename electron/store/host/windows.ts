import { fail } from '#shared/base/result.ts';
import type { FromStoreProcess } from '#shared/contract/host.ts';
import type { FromStore } from '#shared/contract/wire.ts';
import { isWithinWireLimits, readCallId } from '#shared/contract/wire-limits.ts';
import type { WindowPort } from './host.ts';
import type { PortLike } from './link.ts';

/** A window's port together with the ends that feed it. */
type WindowLine = {
  readonly port: WindowPort;
  readonly receive: (message: unknown) => void;
  readonly close: () => void;
};

const tooMuch = fail('invalid-input', 'The request is too large or is not plain data.');

/**
 * One window's line. Messages beyond the wire's limits never reach the listener: they are answered with
 * `invalid-input` if they carry a call's number, and dropped otherwise. Messages that come before a listener wait.
 */
const createWindowLine = (deliver: (message: FromStore) => void): WindowLine => {
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

/**
 * The windows that are connected, by main's number for each. A window brings a port of its own (utility process),
 * or main passes its messages along (child process); the listener cannot tell.
 */
export const createWindows = (send: (message: FromStoreProcess) => void) => {
  const lines = new Map<number, { readonly line: WindowLine; readonly own: PortLike | undefined }>();
  const early: WindowPort[] = [];
  let listener: ((port: WindowPort) => void) | null = null;

  const gone = (client: number): void => {
    const found = lines.get(client);
    lines.delete(client);
    found?.line.close();
    // Nobody else closes it: the page may keep its end for ever.
    found?.own?.close();
  };
  const add = (client: number, own: PortLike | undefined): void => {
    gone(client);
    const line = createWindowLine((message) => {
      if (own === undefined) send({ kind: 'to-window', client, message });
      else own.postMessage(message);
    });
    lines.set(client, { line, own });
    own?.on('message', (event) => line.receive(event.data));
    own?.on('close', () => {
      // Not `gone(client)`: by now the number may belong to the window's next port.
      line.close();
    });
    own?.start();
    if (listener === null) early.push(line.port);
    else listener(line.port);
  };
  const receive = (client: number, message: unknown): void => lines.get(client)?.line.receive(message);
  const onWindow = (next: (port: WindowPort) => void): void => {
    listener = next;
    for (const port of early.splice(0)) next(port);
  };
  return { add, gone, receive, onWindow };
};
