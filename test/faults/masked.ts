import { request as ask, createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An answer on its way through: changed in place, or left as it is. */
export type Passing = { status: number; body: string };
export type Mask = (call: string, passing: Passing) => void;

const readAll = async (from: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const piece of from) text += String(piece);
  return text;
};

/** A server in front of another one on loopback, whose answers pass through `mask` (given `METHOD /path?query`). */
export const startMasked = async (to: string) => {
  const state = { mask: (() => undefined) as Mask };
  const seen: string[] = [];
  const server = createServer({ keepAliveTimeout: 60_000 }, (from, response) => {
    const call = `${from.method} ${from.url}`;
    seen.push(call);
    const { host: _, ...headers } = from.headers;
    void readAll(from).then((body) => {
      const asked = ask(`${to}${from.url}`, { method: from.method, headers }, (answer) => {
        void readAll(answer).then((text) => {
          const passing = { status: answer.statusCode ?? 500, body: text };
          state.mask(call, passing);
          const { 'content-length': _length, 'transfer-encoding': _coding, ...kept } = answer.headers;
          response.writeHead(passing.status, kept).end(passing.body);
        });
      });
      asked.on('error', () => response.destroy());
      asked.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // `listen` with a port gives an address with a port.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    state,
    seen,
    close: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
