import type { Link, PortLike } from './link.ts';

type PortEvent = { readonly data: unknown; readonly ports: readonly PortLike[] };

/** What we use of Electron's `process.parentPort`; described here since the store never imports electron. */
export interface ParentPort {
  readonly postMessage: (message: unknown) => void;
  on(event: 'message', listener: (event: PortEvent) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
}

const isParentPort = (value: unknown): value is ParentPort =>
  typeof value === 'object' && value !== null && 'postMessage' in value && 'on' in value;

/** The parent port of this process if it is a utility process of Electron, else null. */
export const findParentPort = (host: object): ParentPort | null => {
  const port: unknown = Reflect.get(host, 'parentPort');
  return isParentPort(port) ? port : null;
};

/** Electron gives no word of delivery; this long is plenty for a message to leave the process. */
const flushMs = 50;

/** The line of a utility process. Electron ends such a process with main; `close` is a second reason to go. */
export const createParentPortLink = (port: ParentPort): Link => ({
  send: (message) => port.postMessage(message),
  flush: () => new Promise((resolve) => setTimeout(resolve, flushMs)),
  onMessage: (listener) => {
    port.on('message', (event) => listener(event.data, event.ports));
  },
  onGone: (listener) => {
    port.on('close', listener);
  },
});
