import { type AgentOptions, Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent, type AgentOptions as HttpsAgentOptions } from 'node:https';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { FindProxy } from './proxy.ts';
import { openTunnel, type TunnelEnd } from './tunnel.ts';

type Options = Parameters<HttpsAgent['createConnection']>[0];
type Callback = (error: Error | null, stream: Duplex) => void;

/** Where the sockets of a deployment lead, and who decides about the way. */
export type TunnelDeps = {
  readonly to: TunnelEnd;
  readonly findProxy: FindProxy;
  readonly limitMs: number;
};

/** Opens a tunnel if a proxy is to be asked, then lets `connect` make the connection over it, or without one. */
const follow = (
  { to, findProxy, limitMs }: TunnelDeps,
  connect: (tunnel: Socket | null) => Duplex | null | undefined,
  callback: Callback,
): void => {
  const open = async (): Promise<void> => {
    const proxy = await findProxy();
    const tunnel = proxy === null ? null : await openTunnel(proxy, to, limitMs);
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

/** Plain http, which only loopback speaks, through a tunnel as well. */
export class HttpTunnelAgent extends HttpAgent {
  readonly #deps: TunnelDeps;
  constructor(options: AgentOptions, deps: TunnelDeps) {
    super(options);
    this.#deps = deps;
  }
  override createConnection(options: Options, callback: Callback): undefined {
    follow(this.#deps, (tunnel) => tunnel ?? super.createConnection(options), callback);
  }
}
