import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a server that is not Coder answers to everything. */
export type Answer = {
  readonly status: number;
  readonly type?: string;
  readonly body?: string;
  readonly location?: string;
};

type Stranger = { readonly url: string; readonly close: () => Promise<void> };

/** Starts a server on loopback that gives the same answer to every request. */
export const answerWith = async (answer: Answer): Promise<Stranger> => {
  const server = createServer((_request, response) => {
    response.writeHead(answer.status, {
      'content-type': answer.type ?? 'text/plain',
      ...(answer.location === undefined ? {} : { location: answer.location }),
    });
    response.end(answer.body ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port of IP has an address of this kind.
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, close };
};

/** A port on which nobody listens: one that was just let go. */
export const findClosedPort = async (): Promise<number> => {
  const server = await answerWith({ status: 200 });
  await server.close();
  return Number(new URL(server.url).port);
};
