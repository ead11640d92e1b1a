import { createServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** One CONNECT as the proxy saw it, and every byte that then went through it towards the server. */
export type Tunnelled = { readonly target: string; readonly authorization: string | null; sent: string };

/**
 * A small loopback proxy that knows CONNECT only. With `credentials` (`name:password`) or `challenges` it answers 407 to all others;
 * `status` answers every CONNECT with that instead.
 */
export const startProxy = async (
  options: {
    readonly credentials?: string;
    /** Header lines of a 407; left out: one that offers `Basic`. */
    readonly challenges?: readonly string[];
    /** Answers 407 to everybody from this on: CONNECTs that came before. */
    readonly closesAfter?: number;
    readonly status?: number;
    readonly head?: string;
    /** Leads to this port of this computer, whatever it is asked for. */
    readonly onto?: number;
    /** How long it takes for a tunnel. */
    readonly slowMs?: number;
    /** Speaks TLS with this certificate. */
    readonly tls?: { readonly cert: string; readonly key: string };
  } = {},
) => {
  const tunnels: Tunnelled[] = [];
  const others: string[] = [];
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    return socket;
  };
  const refuseOther: RequestListener = (request, response) => {
    others.push(`${request.method} ${request.url}`);
    response.writeHead(405).end();
  };
  const server =
    options.tls === undefined ? createServer(refuseOther) : createHttpsServer(options.tls, refuseOther);
  server.on('tlsClientError', () => undefined);
  server.on('connection', keep);
  const expected =
    options.credentials === undefined ? null : `Basic ${Buffer.from(options.credentials).toString('base64')}`;
  const challenges = options.challenges ?? ['Proxy-Authenticate: Basic realm="made up"'];
  const refusalOf = (authorization: string | null): number | null => {
    if (tunnels.length > (options.closesAfter ?? Number.POSITIVE_INFINITY)) return 407;
    if (expected !== null && authorization !== expected) return 407;
    if (expected === null && options.challenges !== undefined) return 407;
    return options.status ?? null;
  };
  server.on('connect', (request, socket: Socket, head: Buffer) => {
    const authorization = request.headers['proxy-authorization'] ?? null;
    const tunnel: Tunnelled = { target: request.url ?? '', authorization, sent: head.toString('latin1') };
    tunnels.push(tunnel);
    const refusal = refusalOf(authorization);
    if (refusal !== null) {
      const asks = refusal === 407 ? challenges.map((line) => `${line}\r\n`) : [];
      socket.end(`HTTP/1.1 ${refusal} No\r\n${asks.join('')}Content-Length: 0\r\n\r\n`);
      return;
    }
    const [, host = '', port = ''] = /^(.*):(\d+)$/.exec(tunnel.target) ?? [];
    const { onto } = options;
    const onward = keep(
      onto === undefined ? connect(Number(port), host.replace(/^\[|\]$/g, '')) : connect(onto, '127.0.0.1'),
    );
    onward.once('connect', () => {
      setTimeout(() => {
        socket.write(`HTTP/1.1 200 Connection established\r\n\r\n${options.head ?? ''}`);
        socket.on('data', (chunk) => {
          tunnel.sent += chunk.toString('latin1');
        });
        socket.pipe(onward).pipe(socket);
      }, options.slowMs ?? 0);
    });
    onward.once('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // `listen` with a port gives an address with a port.
  const { port } = server.address() as AddressInfo;
  /** Ends all connections; new ones are taken. */
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const close = async (): Promise<void> => {
    cut();
    await new Promise((resolve) => server.close(resolve));
  };
  return {
    cut,
    url: `${options.tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    port,
    tunnels,
    others,
    close,
  };
};
