import './zod-setup.ts';
import './ui/tokens.css';
import { checkOutput } from '#renderer/client/check-output.ts';
import { createClient } from '#renderer/client/client.ts';
import { ClientProvider } from '#renderer/client/client-context.tsx';
import { receivePorts } from '#renderer/client/wire-port.ts';
import { useClipboard } from '#renderer/window/clipboard.ts';
import { useLastPlace } from '#renderer/window/where.ts';
import type { Bridge } from '#shared/contract/bridge.ts';
import { mount } from './app/mount.tsx';
import { Shell } from './app/shell.tsx';
import { startWithKnown } from './app/use-start.ts';
import { guardKeys } from './ui/composition.ts';

declare global {
  interface Window {
    /** Exposed by preload; the only way out of the page. */
    readonly rollcall: Bridge;
  }
}

/**
 * How a window starts; the order is the law of this file.
 *
 * 1. Keys are guarded, before anything else listens.
 * 2. Main is asked for the last place, which it has before the store is up, and the store for its line.
 * 3. The store says unasked what a window asks first, and the window is drawn over that: its first picture is the whole one.
 *    Where nothing has come after `FIRST_PICTURE_MS`, it is drawn over the last place alone.
 * 4. With the first rows painted, `useReady` tells main, and `loadLater` fetches the rest of the code.
 */
const FIRST_PICTURE_MS = 100;

guardKeys(window);

const bridge = window.rollcall;
const client = createClient({ checkOutput: import.meta.env.DEV ? checkOutput : undefined });
useClipboard.setState({ copyText: bridge.copyText });

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
client.connection.onFirst(show);
setTimeout(show, FIRST_PICTURE_MS);

void bridge.findLast().then((last) => useLastPlace.setState({ last }));
receivePorts(window, client.connection.attach);
bridge.connect();
