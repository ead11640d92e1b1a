import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

/** What becomes of a request: passed on, answered here with 500 or Coder's 404, or cut before or after it was done. */
type Fate = 'pass' | 'fail' | 'no-route' | 'cut-before' | 'cut-after';
type Seen = { readonly call: string; readonly token: string };

const readAll = async (from: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of from) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
};

const passOn = (
  to: string,
  from: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
  isCut: boolean,
) => {
  const { host: _, ...headers } = from.headers;
  const asked = request(to + (from.url ?? '/'), { method: from.method, headers }, (answer) => {
    void readAll(answer).then((text) => {
      if (isCut) {
        response.destroy();
        return;
      }
      response.writeHead(answer.statusCode ?? 500, answer.headers).end(text);
    });
  });
  asked.on('error', () => response.destroy());
  asked.end(body);
};

/**
 * A loopback server in front of another one, with TLS when it is given a certificate. Writes down what passed, and
 * breaks what `fateOf` (given `METHOD /path`) says.
 */
export const startFront = async (
  to: string,
  options: { readonly tls?: { readonly cert: string; readonly key: string } } = {},
) => {
  const seen: Seen[] = [];
  const state = {
    fateOf: (_call: string): Fate => 'pass',
    /** What a call is refused with, in words that no server of Coder's has; null: it is not refused. */
    refusalOf: (_call: string): string | null => null,
  };
  const onRequest = (from: IncomingMessage, response: ServerResponse): void => {
    const call = `${from.method} ${from.url}`;
    seen.push({ call, token: String(from.headers['coder-session-token'] ?? '') });
    void readAll(from).then((body) => {
      const fate = state.fateOf(call);
      const message = state.refusalOf(call);
      if (message !== null)
        response.writeHead(409, { 'Content-Type': 'application/json' }).end(JSON.stringify({ message }));
      else if (fate === 'cut-before') response.destroy();
      else if (fate === 'no-route')
        response.writeHead(404, { 'Content-Type': 'application/json' }).end('{"message":"Route not found."}');
      else if (fate === 'fail') response.writeHead(500, { 'Content-Type': 'text/plain' }).end('broken');
      else passOn(to, from, body, response, fate === 'cut-after');
    });
  };
  const server =
    options.tls === undefined ? createServer(onRequest) : createHttpsServer(options.tls, onRequest);
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // `listen` with a port gives an address with a port.
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `${options.tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`, seen, state, close };
};
