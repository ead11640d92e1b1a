import { type ClientRequest, request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { createSecureContext, getCACertificates } from 'node:tls';
import type { RemoteLimits } from '../limits.ts';
import type { FindProxy } from './proxy.ts';
import { HttpsTunnelAgent, LoopbackAgent } from './tunnel-agent.ts';

/** Sockets of one deployment: nothing is shared with another one, neither connections nor TLS sessions. */
export type Line = {
  readonly secure: boolean;
  /** `isFresh`: on a connection of its own, never on one that was used before. */
  readonly open: (options: RequestOptions, isFresh?: boolean) => ClientRequest;
  readonly close: () => void;
  /** After `close`: nothing more is sent, also not by whoever still holds the client. */
  readonly isClosed: () => boolean;
};

/** Node's own list and the system's; a company's certificate is usually installed in the latter. */
const listTrusted = (extra: readonly string[]): string[] => [
  ...new Set([...getCACertificates('bundled'), ...getCACertificates('system'), ...extra]),
];

/** What a deployment may need to be reached. */
export type Reach = {
  /** Further trusted certificates, PEM; the system's are trusted anyway. */
  readonly ca?: readonly string[] | undefined;
  /** Left out: no proxy. Not asked for plain http, which never goes through one. */
  readonly findProxy?: FindProxy | undefined;
};

const direct: FindProxy = async () => null;

/** Opens the sockets of the deployment at `origin`. An https proxy is checked as the server is, by its own name. */
export const createLine = (
  origin: string,
  limits: Pick<RemoteLimits, 'connectMs' | 'freeSocketMs' | 'maxWidth'>,
  { ca = [], findProxy = direct }: Reach = {},
): Line => {
  const url = new URL(origin);
  const secure = url.protocol === 'https:';
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port);
  const pool = { maxSockets: limits.maxWidth, timeout: limits.freeSocketMs, noDelay: true };
  // Said aloud, so that NODE_TLS_REJECT_UNAUTHORIZED in the environment changes nothing.
  const proof = secure
    ? {
        secureContext: createSecureContext({ ca: listTrusted(ca), minVersion: 'TLSv1.2' }),
        rejectUnauthorized: true,
      }
    : null;
  const createAgent = (keepAlive: boolean) =>
    proof === null
      ? new LoopbackAgent({ ...pool, keepAlive }, limits.connectMs)
      : new HttpsTunnelAgent(
          { ...pool, ...proof, keepAlive },
          { to: { hostname, port }, findProxy, proof: proof.secureContext, limitMs: limits.connectMs },
        );
  const [kept, fresh] = [createAgent(true), createAgent(false)];
  const request = secure ? httpsRequest : httpRequest;
  let closed = false;
  return {
    secure,
    open: (options, isFresh = false) =>
      request({ ...options, agent: isFresh ? fresh : kept, hostname, port }),
    isClosed: () => closed,
    close: () => {
      closed = true;
      kept.destroy();
      fresh.destroy();
    },
  };
};
