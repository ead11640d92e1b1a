import type { FromStoreProcess } from '#shared/contract/host.ts';
import type { WindowPort } from './host.ts';
import type { PortLike } from './link.ts';
import { createWindowLine, type WindowLine } from './window-line.ts';

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
