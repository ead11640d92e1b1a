import { PORT_MESSAGE } from '#shared/contract/bridge.ts';
import { toWirePort, type WirePort } from './wire-port.ts';

/** Calls back with each port to the store that preload hands to this page; again after a restart of the store. */
export const receivePorts = (page: Window, listener: (port: WirePort) => void): void => {
  page.addEventListener('message', (event) => {
    const [port] = event.ports;
    // Preload posts from this very window; anything from elsewhere is not ours.
    if (event.source !== page || event.data !== PORT_MESSAGE || port === undefined) return;
    listener(toWirePort(port));
  });
};
