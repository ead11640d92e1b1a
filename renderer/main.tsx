import './zod-setup.ts';
import './ui/tokens.css';
import type { Bridge } from '#shared/contract/bridge.ts';
import { mount } from './app/mount.tsx';
import { Shell } from './app/shell.tsx';
import { startWithKnown } from './app/use-start.ts';
import { createClient } from './data/client.ts';
import { ClientProvider } from './data/client-context.tsx';
import { useHost } from './data/host.ts';
import { receivePorts } from './data/receive-ports.ts';
import { useLastPlace } from './data/window/last-place.ts';
import { guardKeys } from './ui/composition.ts';

declare global {
  interface Window {
    /** Exposed by preload; the only way out of the page. */
    readonly rollcall: Bridge;
  }
}

// Before anything else listens.
guardKeys(window);
const bridge = window.rollcall;
const client = createClient({ checkOutput: import.meta.env.DEV });
useHost.setState({ copyText: bridge.copyText });

let isMounted = false;
const show = (): void => {
  if (isMounted) return;
  isMounted = true;
  startWithKnown(client.live);
  mount(
    <ClientProvider client={client}>
      <Shell bridge={bridge} />
    </ClientProvider>,
  );
};
// With what the store says first, the first picture is the whole one. It is not waited for longer than an eye notices.
client.connection.onFirst(show);
setTimeout(show, 100);
// Told by main, which has it before the store is up.
void bridge.findLast().then((last) => useLastPlace.setState({ last }));
receivePorts(window, client.connection.attach);
bridge.connect();
