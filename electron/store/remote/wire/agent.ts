import {
  type ClientRequest,
  Agent as HttpAgent,
  request as httpRequest,
  type RequestOptions,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { createSecureContext, getCACertificates } from 'node:tls';
import type { RemoteLimits } from '../limits.ts';

/** Sockets of one deployment: nothing is shared with another one, neither connections nor TLS sessions. */
export type Line = {
  readonly secure: boolean;
  readonly open: (options: RequestOptions) => ClientRequest;
  readonly close: () => void;
};

/** Node's own list and the system's; a company's certificate is usually installed in the latter. */
const listTrusted = (extra: readonly string[]): string[] => [
  ...new Set([...getCACertificates('bundled'), ...getCACertificates('system'), ...extra]),
];

/** Opens the sockets of the deployment at `origin`. `ca`: further trusted certificates, PEM. */
export const createLine = (
  origin: string,
  limits: Pick<RemoteLimits, 'freeSocketMs' | 'maxWidth'>,
  ca: readonly string[] = [],
): Line => {
  const url = new URL(origin);
  const secure = url.protocol === 'https:';
  const pool = { keepAlive: true, maxSockets: limits.maxWidth, timeout: limits.freeSocketMs, noDelay: true };
  const agent = secure
    ? new HttpsAgent({
        ...pool,
        secureContext: createSecureContext({ ca: listTrusted(ca), minVersion: 'TLSv1.2' }),
        // Said aloud, so that NODE_TLS_REJECT_UNAUTHORIZED in the environment changes nothing.
        rejectUnauthorized: true,
      })
    : new HttpAgent(pool);
  const request = secure ? httpsRequest : httpRequest;
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port);
  return {
    secure,
    open: (options) => request({ ...options, agent, hostname, port }),
    close: () => agent.destroy(),
  };
};
