/** A proxy to ask for a tunnel. */
export type ProxyHop = {
  /** http: or https:, with host and port and nothing else. */
  readonly origin: string;
  /** Value of the Proxy-Authorization header; null: none is kept for this proxy. */
  readonly authorization: string | null;
};

/** Asked before each new connection, so that a change of network or of a PAC file counts at once. Null: direct. */
export type FindProxy = () => Promise<ProxyHop | null>;

export const PROXY_CODES = ['PROXY_SIGN_IN', 'PROXY_FAILED'] as const;
export type ProxyCode = (typeof PROXY_CODES)[number];

/** Why no tunnel came about. It ends as the failure of the request that needed it. */
export class ProxyError extends Error {
  readonly code: ProxyCode;
  constructor(code: ProxyCode, message: string) {
    super(message);
    this.code = code;
  }
}
