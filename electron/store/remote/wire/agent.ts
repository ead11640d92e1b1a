import { type ClientRequest, request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { createSecureContext, getCACertificates } from 'node:tls';
import { HEAD_BYTES, type RemoteLimits } from '../limits.ts';
import { createProxyPasswords } from './proxy-passwords.ts';
import { HttpsTunnelAgent, LoopbackAgent } from './tunnel-agent.ts';
import { DIRECT, type Ways } from './ways.ts';

/** Sockets of one deployment: nothing is shared with another one, neither connections nor TLS sessions. */
export type WireLine = {
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
export type WireReach = {
  /** Further trusted certificates, PEM; the system's are trusted anyway. */
  readonly ca?: readonly string[] | undefined;
  /** Left out: directly. Not asked for plain http, which never goes through a proxy. */
  readonly ways?: Ways | undefined;
};

/**
 * Opens the sockets of the deployment at `origin`. Everything that speaks TLS on the way there, the server and https
 * proxies, is checked against the same certificates, each by its own name. How many at once is the gate's to say: the
 * agents have no limit of their own, in whose queue a request would wait unseen.
 */
export const createLine = (
  origin: string,
  limits: Pick<RemoteLimits, 'connectMs' | 'connectLeastMs' | 'connectAllMs' | 'freeSocketMs'>,
  { ca = [], ways = DIRECT }: WireReach = {},
): WireLine => {
  const url = new URL(origin);
  const secure = url.protocol === 'https:';
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port);
  const to = { hostname, port };
  const pool = { timeout: limits.freeSocketMs, noDelay: true };
  const end = new AbortController();
  const closing = end.signal;
  // Said aloud, so that NODE_TLS_REJECT_UNAUTHORIZED in the environment changes nothing.
  const proof = secure
    ? {
        secureContext: createSecureContext({ ca: listTrusted(ca), minVersion: 'TLSv1.2' }),
        rejectUnauthorized: true,
      }
    : null;
  const passwords = createProxyPasswords();
  const createAgent = (keepAlive: boolean) =>
    proof === null
      ? new LoopbackAgent({ ...pool, keepAlive }, { to, limitMs: limits.connectMs, closing })
      : new HttpsTunnelAgent(
          { ...pool, ...proof, keepAlive },
          { to, ways, proof: proof.secureContext, passwords, limits, closing },
        );
  const [kept, fresh] = [createAgent(true), createAgent(false)];
  const request = secure ? httpsRequest : httpRequest;
  let closed = false;
  return {
    secure,
    open: (options, isFresh = false) => {
      const req = request({
        ...options,
        agent: isFresh ? fresh : kept,
        hostname,
        port,
        maxHeaderSize: HEAD_BYTES,
      });
      // The size is the limit. Beyond 2,000 headers Node would leave the others out without a word.
      req.maxHeadersCount = 0;
      return req;
    },
    isClosed: () => closed,
    close: () => {
      closed = true;
      end.abort();
      kept.destroy();
      fresh.destroy();
    },
  };
};
