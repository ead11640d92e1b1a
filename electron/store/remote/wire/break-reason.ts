import type { WirePhase } from '../port.ts';
import type { BreakReason } from './types.ts';
import { NoWayError, type TriedWay } from './ways.ts';

const BY_CODE: Readonly<Record<string, BreakReason>> = {
  ENOTFOUND: 'host-not-found',
  EAI_AGAIN: 'host-not-found',
  EAI_NODATA: 'host-not-found',
  ECONNREFUSED: 'refused',
  ENETUNREACH: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETDOWN: 'unreachable',
  EHOSTDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  ETIMEDOUT: 'connect-timeout',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
  EPROTO: 'tls',
  NOT_LOOPBACK: 'not-this-computer',
  WAYS_UNKNOWN: 'proxy-unknown',
};

/** Certificate and handshake errors of Node and OpenSSL, by the spelling of their codes; the last is what Node
 * calls those it has no name for, such as a signature that is too weak. */
const TLS_CODE =
  /^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|UNSPECIFIED$)/;

const codeOf = (error: Error): string => {
  if (error instanceof AggregateError && error.errors[0] instanceof Error) return codeOf(error.errors[0]);
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
};

/** What a person can mend comes first. */
const FIRST: readonly BreakReason[] = ['proxy-sign-in', 'proxy-password', 'proxy-scheme', 'proxy-tls'];

/** The one reason for several ways that failed: what can be mended, then a server that did not prove who it is. */
const pickReason = (tried: readonly TriedWay[]): BreakReason => {
  const reasons = tried.map(({ reason }) => reason);
  const mendable = FIRST.find((reason) => reasons.includes(reason));
  if (mendable !== undefined) return mendable;
  if (tried.some(({ isProxys, reason }) => !isProxys && reason === 'tls')) return 'tls';
  const [only] = tried;
  return tried.length === 1 && only?.isProxys === false ? only.reason : 'proxy-failed';
};

/** Sorts an error of Node's HTTP stack. Unknown codes count as a reset: the careful reading for a write. */
export const toBreakReason = (error: Error, phase: WirePhase, secure: boolean): BreakReason => {
  const code = codeOf(error);
  if (error instanceof NoWayError) return pickReason(error.tried);
  if (code === 'HPE_HEADER_OVERFLOW') return 'head-too-large';
  if (code.startsWith('HPE_') || code === 'ERR_INVALID_HTTP_TOKEN') return 'protocol';
  if (TLS_CODE.test(code)) return 'tls';
  const known = BY_CODE[code];
  // A server that hangs up in the middle of the handshake does not speak TLS on that port.
  if (known === 'reset' && secure && phase === 'connecting') return 'tls';
  if (known === 'connect-timeout' && phase !== 'connecting') return 'reset';
  return known ?? 'reset';
};

/** The code and text of an error for a detail line. */
export const describeError = (error: Error): string => {
  const code = codeOf(error);
  return code === '' ? error.message : `${code}: ${error.message}`;
};
