import { type AgentOptions, Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent, type AgentOptions as HttpsAgentOptions } from 'node:https';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { SecureContext } from 'node:tls';
import { isLoopbackAddress } from '../url.ts';
import type { FindProxy } from './proxy.ts';
import { openTunnel, type TunnelEnd } from './tunnel.ts';

type Options = Parameters<HttpsAgent['createConnection']>[0];
type Callback = (error: Error | null, stream: Duplex) => void;

/** Where the sockets of a deployment lead, and who decides about the way. */
export type TunnelDeps = {
  readonly to: TunnelEnd;
  readonly findProxy: FindProxy;
  /** Whom an https proxy has to be vouched for by. */
  readonly proof: SecureContext;
  readonly limitMs: number;
};

/** Opens a tunnel if a proxy is to be asked, then lets `connect` make the connection over it, or without one. */
const follow = (
  { to, findProxy, proof, limitMs }: TunnelDeps,
  connect: (tunnel: Socket | null) => Duplex | null | undefined,
  callback: Callback,
): void => {
  const open = async (): Promise<void> => {
    const proxy = await findProxy();
    const tunnel = proxy === null ? null : await openTunnel(proxy, to, { proof, limitMs });
    const stream = connect(tunnel);
    if (stream) callback(null, stream);
  };
  open().catch((error: unknown) =>
    // Node does not look at the stream beside an error; its type asks for one.
    callback(error instanceof Error ? error : new Error(String(error)), new Socket()),
  );
};

/** Https with the handshake inside the tunnel: the proxy sees neither the certificate check nor a request. */
export class HttpsTunnelAgent extends HttpsAgent {
  readonly #deps: TunnelDeps;
  constructor(options: HttpsAgentOptions, deps: TunnelDeps) {
    super(options);
    this.#deps = deps;
  }
  override createConnection(options: Options, callback: Callback): undefined {
    const connect = (tunnel: Socket | null): Duplex | null | undefined => {
      const over = tunnel === null ? options : { ...options, socket: tunnel };
      return super.createConnection(over);
    };
    follow(this.#deps, connect, callback);
  }
}

/** The other end of a plain connection is not this computer, whatever its name said. */
class NotLoopbackError extends Error {
  readonly code = 'NOT_LOOPBACK';
}

/** Settles once the socket stands and its other end is this computer; closes it otherwise, with nothing sent. */
const whenLoopback = (socket: Socket, limitMs: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const fail = (error: Error): void => {
      clearTimeout(timer);
      socket.destroy();
      reject(error);
    };
    const timer = setTimeout(() => fail(new Error('No connection in time')), limitMs);
    socket.once('error', fail);
    socket.once('connect', () => {
      if (!isLoopbackAddress(socket.remoteAddress))
        return fail(new NotLoopbackError(`Connected to ${socket.remoteAddress ?? 'nothing'}`));
      clearTimeout(timer);
      socket.off('error', fail);
      resolve(socket);
    });
  });

/**
 * Plain http, which only loopback speaks: never through a proxy, which would read the token, and handed out only when
 * the socket's other end is this computer. A name can be made to lead elsewhere, by a hosts file or by DNS.
 */
export class LoopbackAgent extends HttpAgent {
  readonly #limitMs: number;
  constructor(options: AgentOptions, limitMs: number) {
    super(options);
    this.#limitMs = limitMs;
  }
  override createConnection(options: Options, callback: Callback): undefined {
    const socket = super.createConnection(options);
    if (!(socket instanceof Socket)) {
      callback(new Error('No socket was made'), new Socket());
      return;
    }
    whenLoopback(socket, this.#limitMs).then(
      (checked) => callback(null, checked),
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), new Socket()),
    );
  }
}
