import type { WirePhase } from '../port.ts';
import type { BreakReason } from './types.ts';

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
  PROXY_SIGN_IN: 'proxy-sign-in',
  PROXY_FAILED: 'proxy-failed',
};

/** Certificate and handshake errors of Node and OpenSSL, by the spelling of their codes; the last is what Node
 * calls those it has no name for, such as a signature that is too weak. */
const TLS_CODE =
  /^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|UNSPECIFIED$)/;

const codeOf = (error: Error): string => {
  if (error instanceof AggregateError && error.errors[0] instanceof Error) return codeOf(error.errors[0]);
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
};

/** Sorts an error of Node's HTTP stack. Unknown codes count as a reset: the careful reading for a write. */
export const toBreakReason = (error: Error, phase: WirePhase, secure: boolean): BreakReason => {
  const code = codeOf(error);
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
