import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { networkInterfaces } from 'node:os';

/** One port of this machine, open for TCP and UDP at each of its addresses, and what came to it. */
export type Listener = { readonly port: number; readonly heard: readonly string[] };

type Open = Listener & { readonly close: () => void };

const listenTcp = async (heard: string[]): Promise<{ server: Server; port: number }> => {
  const server = createServer((socket) => {
    heard.push('connection');
    socket.on('error', () => undefined);
    socket.destroy();
  });
  server.listen(0, '::');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP listener has no port.');
  return { server, port: address.port };
};

const listenUdp = async (heard: string[], port: number): Promise<Socket> => {
  const socket = createSocket({ type: 'udp6' });
  socket.on('message', (data) => heard.push(`packet of ${data.length}`));
  socket.bind(port, '::');
  await once(socket, 'listening');
  return socket;
};

const openOne = async (): Promise<Open> => {
  const heard: string[] = [];
  const { server, port } = await listenTcp(heard);
  const socket = await listenUdp(heard, port);
  const close = (): void => {
    socket.close();
    server.close();
  };
  return { port, heard, close };
};

/** Opens a listener for each name, so that what is heard says by whom. */
export const openListeners = async (names: readonly string[]) => {
  const opened = new Map<string, Open>();
  for (const name of names) opened.set(name, await openOne());
  return {
    get: (name: string): Listener => {
      const found = opened.get(name);
      if (found === undefined) throw new Error(`Nobody listens for ${name}.`);
      return found;
    },
    /** Everybody who was heard, with what came. */
    listHeard: (): readonly string[] =>
      [...opened].flatMap(([name, { heard }]) => heard.map((what) => `${name}: ${what}`)),
    close: (): void => {
      for (const { close } of opened.values()) close();
    },
  };
};

/** An address of this machine besides loopback; loopback's second one where there is no other. */
export const findOwnAddress = (): string =>
  Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.2';
