import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';

export type Seen = {
  readonly method: string;
  readonly path: string;
  readonly token: string;
  readonly body: string;
};

const listen = async (server: {
  listen: (port: number, host: string, done: () => void) => unknown;
  address: () => AddressInfo | string | null;
}): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  return `http://127.0.0.1:${address.port}`;
};

const readBody = async (request: IncomingMessage): Promise<string> => {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
};

/** A loopback HTTP server that writes down what it saw and answers as told. */
export const startServer = async (
  answer: (request: IncomingMessage, response: ServerResponse, count: number) => void,
) => {
  const seen: Seen[] = [];
  const sockets = new Set<Socket>();
  const onRequest: RequestListener = (request, response) => {
    void readBody(request).then((body) => {
      const token = String(request.headers['coder-session-token'] ?? '');
      seen.push({ method: request.method ?? '', path: request.url ?? '', token, body });
      answer(request, response, seen.length);
    });
  };
  const server = createServer({ keepAliveTimeout: 60_000 }, onRequest);
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  const url = await listen(server);
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url, seen, sockets, close };
};

/** A loopback TCP server for what no HTTP server would say. `talk` gets the text received so far. */
export const startTcp = async (talk: (socket: Socket, received: string) => void) => {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    let received = '';
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      if (received.includes('\r\n\r\n')) requests.push(received);
      talk(socket, received);
    });
  });
  const url = await listen(server);
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url, requests, sockets, close };
};

/** JSON as Coder sends it. */
export const sendJson = (
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): void => {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', ...headers });
  response.end(`${JSON.stringify(value)}\n`);
};
