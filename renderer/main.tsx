import './zod-setup.ts';
import './ui/tokens.css';
import type { Bridge } from '#shared/contract/bridge.ts';
import { mount } from './app/mount.tsx';
import { Shell } from './app/shell.tsx';
import { createClient } from './data/client.ts';
import { ClientProvider } from './data/client-context.tsx';
import { useHost } from './data/host.ts';
import { receivePorts } from './data/receive-ports.ts';

declare global {
  interface Window {
    /** Exposed by preload; the only way out of the page. */
    readonly rollcall: Bridge;
  }
}

const bridge = window.rollcall;
const client = createClient({ checkOutput: import.meta.env.DEV });
useHost.setState({ copyText: bridge.copyText });
receivePorts(window, client.connection.attach);
bridge.connect();

mount(
  <ClientProvider client={client}>
    <Shell bridge={bridge} />
  </ClientProvider>,
);
