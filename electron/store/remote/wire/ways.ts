import type { BreakReason } from './types.ts';

/** A proxy to ask for a tunnel. */
export type ProxyHop = {
  /** http: or https:, with host and port and nothing else. */
  readonly origin: string;
  /** Value of the Proxy-Authorization header, sent when the proxy offers `Basic`; null: none is kept for this proxy. */
  readonly authorization: string | null;
};

/** One way to a server. `unsupported` is never taken, and told when no other works. */
export type NetworkWay =
  | { readonly kind: 'direct' }
  | { readonly kind: 'proxy'; readonly hop: ProxyHop }
  | { readonly kind: 'unsupported' };

/** The ways to one server. */
export type Ways = {
  /** In the order to be tried. Asked before each new connection, so that a change of network or PAC file counts at once. */
  readonly find: () => Promise<readonly NetworkWay[]>;
  /** A connection came about after these ways had failed; told only when there were any. */
  readonly note: (worked: NetworkWay, failed: readonly NetworkWay[]) => void;
};

/** No proxy at all. */
export const DIRECT: Ways = { find: async () => [{ kind: 'direct' }], note: () => undefined };

/** How one way failed. */
export type TriedWay = {
  /** Host and port of the proxy; null: directly, or a way of a kind that is not supported. */
  readonly proxy: string | null;
  /** True: it failed at or before the proxy, which is not the server's doing. */
  readonly isProxys: boolean;
  readonly reason: BreakReason;
  /** What it answered instead of a tunnel; null: nothing, or that is not what matters. */
  readonly status: number | null;
  /** Names of the sign-in schemes that the proxy offers. */
  readonly offered: readonly string[];
  readonly detail: string;
};

/** What each way failed with. It ends as the failure of the request that needed the connection; nothing of that left. */
export class NoWayError extends Error {
  readonly code = 'NO_WAY';
  readonly tried: readonly TriedWay[];
  constructor(tried: readonly TriedWay[]) {
    super('No way to the server works');
    this.tried = tried;
  }
}

/** The ways themselves could not be found out. */
export class WaysUnknownError extends Error {
  readonly code = 'WAYS_UNKNOWN';
}

type ProxyFacts = Partial<Pick<TriedWay, 'status' | 'offered'>> & { readonly cause?: Error };

/** A proxy gave no tunnel, for a reason of its own. */
export class ProxyError extends Error {
  readonly reason: BreakReason;
  readonly status: number | null;
  readonly offered: readonly string[];
  constructor(reason: BreakReason, { status = null, offered = [], cause }: ProxyFacts) {
    super(cause?.message ?? (status === null ? reason : `The proxy answered ${status}`));
    this.reason = reason;
    this.status = status;
    this.offered = offered;
  }
}

/** No connection in the time that a way has. */
export class ConnectTimeoutError extends Error {
  readonly code = 'ETIMEDOUT';
  constructor() {
    super('No connection in time');
  }
}
