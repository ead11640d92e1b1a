import { PORT_MESSAGE } from '#shared/contract/bridge.ts';
import type { FromStore, Request } from '#shared/contract/wire.ts';

/** One open line to the store. A second implementation (in memory) serves tests and the gallery. */
export interface WirePort {
  readonly send: (message: Request) => void;
  readonly onMessage: (listener: (message: FromStore) => void) => void;
  readonly close: () => void;
}

/** Wraps a browser MessagePort. Listening starts it, so nothing that was sent before is lost. */
export const toWirePort = (port: MessagePort): WirePort => ({
  send: (message) => port.postMessage(message),
  onMessage: (listener) => {
    port.onmessage = (event: MessageEvent<FromStore>) => listener(event.data);
  },
  close: () => port.close(),
});

/** Calls back with each port to the store that preload hands to this page; again after a restart of the store. */
export const receivePorts = (page: Window, listener: (port: WirePort) => void): void => {
  page.addEventListener('message', (event) => {
    const [port] = event.ports;
    // Preload posts from this very window; anything from elsewhere is not ours.
    if (event.source !== page || event.data !== PORT_MESSAGE || port === undefined) return;
    listener(toWirePort(port));
  });
};
