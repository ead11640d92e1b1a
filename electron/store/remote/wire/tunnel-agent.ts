import { type AgentOptions, Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent, type AgentOptions as HttpsAgentOptions } from 'node:https';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';
import { isLoopbackAddress } from '../url.ts';
import { connectByWays, type RouteDeps } from './connect-way.ts';
import { dial, type HostPort } from './dial.ts';
import { within } from './within.ts';

type Options = Parameters<HttpsAgent['createConnection']>[0];
type Callback = (error: Error | null, stream: Duplex) => void;

/** Hands a connection over, or why there is none. */
const hand = (made: Promise<Socket>, callback: Callback): void => {
  made.then(
    (socket) => callback(null, socket),
    // Node does not look at the stream beside an error; its type asks for one.
    (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), new Socket()),
  );
};

/**
 * Https by the first way that works, with the handshake inside the tunnel where there is one: a proxy sees neither the
 * certificate check nor a request. What is handed over has proved who it is.
 */
export class HttpsTunnelAgent extends HttpsAgent {
  readonly #deps: RouteDeps;
  constructor(options: HttpsAgentOptions, deps: RouteDeps) {
    super(options);
    this.#deps = deps;
  }
  override createConnection(options: Options, callback: Callback): undefined {
    const secure = (socket: Socket): TLSSocket => {
      // Node hands this on to `tls.connect`, which has that option; its type leaves it out.
      const over: Options & { readonly socket: Socket } = { ...options, socket };
      const stream = super.createConnection(over);
      if (stream instanceof TLSSocket) return stream;
      throw new Error('No protected connection was made');
    };
    hand(connectByWays(this.#deps, secure), callback);
  }
}

/** The other end of a plain connection is not this computer, whatever its name said. */
class NotLoopbackError extends Error {
  readonly code = 'NOT_LOOPBACK';
}

export type LoopbackDeps = {
  readonly to: HostPort;
  readonly limitMs: number;
  /** Ends whatever is under way. */
  readonly closing: AbortSignal;
};

/** A socket whose other end is this computer; closed otherwise, with nothing sent. */
const dialLoopback = async ({ to, limitMs, closing }: LoopbackDeps): Promise<Socket> => {
  const socket = await within(limitMs, closing, (signal) => dial(to, signal));
  if (isLoopbackAddress(socket.remoteAddress)) return socket;
  socket.destroy();
  throw new NotLoopbackError(`Connected to ${socket.remoteAddress ?? 'nothing'}`);
};

/**
 * Plain http, which only loopback speaks: never through a proxy, which would read the token, and handed out only when
 * the socket's other end is this computer. A name can be made to lead elsewhere, by a hosts file or by DNS.
 */
export class LoopbackAgent extends HttpAgent {
  readonly #deps: LoopbackDeps;
  constructor(options: AgentOptions, deps: LoopbackDeps) {
    super(options);
    this.#deps = deps;
  }
  override createConnection(_options: Options, callback: Callback): undefined {
    hand(dialLoopback(this.#deps), callback);
  }
}
