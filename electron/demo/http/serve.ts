import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Pace } from './pace.ts';
import type { Reply } from './reply.ts';

/** A request as the shell hands it on: target as sent, body complete. */
export type RawRequest = {
  readonly method: string;
  readonly target: string;
  readonly headers: IncomingMessage['headers'];
  readonly address: string;
  readonly body: string;
};

/** An answer with all its headers. */
export type RawResponse = {
  readonly reply: Reply;
  readonly headers: Readonly<Record<string, string | string[]>>;
};

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

const TYPES: Readonly<Record<Reply['type'], string | undefined>> = {
  json: 'application/json; charset=utf-8',
  text: 'text/plain; charset=utf-8',
  html: 'text/html; charset=utf-8',
  none: undefined,
};

const send = (response: ServerResponse, { reply, headers }: RawResponse): void => {
  const body = Buffer.from(reply.body, 'utf8');
  const type = TYPES[reply.type];
  const hasBody = reply.status !== 204;
  response.writeHead(reply.status, {
    ...headers,
    ...(type === undefined ? {} : { 'Content-Type': type }),
    ...(hasBody ? { 'Content-Length': String(body.length) } : {}),
  });
  response.end(hasBody ? body : undefined);
};

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address: AddressInfo | string | null = server.address();
      if (address === null || typeof address === 'string') reject(new Error('no port'));
      else resolve(address.port);
    });
  });

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/** What answers take: the pace of a server, and the price of each in milliseconds. */
export type Cost = {
  readonly pace: Pace;
  readonly priceOf: (request: RawRequest, reply: Reply) => number;
};

/**
 * Answers when a server with such prices would; null: whoever asked went away while others were served, and nothing was
 * done. A sender who goes later is too late to keep it from being done.
 */
const answerAtCost = async (
  { pace, priceOf }: Cost,
  { request, response }: { readonly request: RawRequest; readonly response: ServerResponse },
  answer: (request: RawRequest) => RawResponse,
): Promise<RawResponse | null> => {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const turn = await pace.begin();
  const answered = gone.signal.aborted ? null : answer(request);
  await turn.end(answered === null ? 0 : priceOf(request, answered.reply), gone.signal);
  return answered;
};

/**
 * Listens on loopback only. `answer` is called once a request is complete and answers at once, or with `cost` as late as
 * such a server would; a request whose sender went away before it was complete is forgotten. Rejects when the port is taken.
 */
export const serve = async (
  port: number,
  answer: (request: RawRequest) => RawResponse,
  cost: Cost | null = null,
): Promise<{ readonly port: number; readonly close: () => Promise<void> }> => {
  const server = createServer((request, response) => {
    readBody(request).then(
      (body) => {
        const { method = 'GET', url: target = '/', headers } = request;
        const raw = { method, target, headers, address: request.socket.remoteAddress ?? '', body };
        if (cost === null) return send(response, answer(raw));
        return answerAtCost(cost, { request: raw, response }, answer).then((late) => {
          if (late !== null) send(response, late);
        });
      },
      // The client hung up while sending; there is nobody left to answer.
      () => response.destroy(),
    );
  });
  // A pooled connection of a client may idle for long; the real server closes late too.
  server.keepAliveTimeout = 60_000;
  const bound = await listen(server, port);
  return { port: bound, close: () => close(server) };
};
