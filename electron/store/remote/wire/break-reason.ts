import type { WirePhase } from '../port.ts';
import { type BreakReason, isTlsReason, type TlsReason } from './types.ts';
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
  NOT_LOOPBACK: 'not-this-computer',
  WAYS_UNKNOWN: 'proxy-unknown',
};

/** Certificate and handshake errors of Node and OpenSSL, by the spelling of their codes; the last is what Node
 * calls those it has no name for, such as a signature that is too weak. */
const TLS_CODE =
  /^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|UNSPECIFIED$)/;

/** What a certificate was not accepted for. */
const CERTIFICATE: Readonly<Record<string, TlsReason>> = {
  CERT_HAS_EXPIRED: 'tls-expired',
  CERT_NOT_YET_VALID: 'tls-early',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls-name',
  HOSTNAME_MISMATCH: 'tls-name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls-issuer',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls-issuer',
  UNABLE_TO_GET_ISSUER_CERT: 'tls-issuer',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls-issuer',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls-issuer',
};
/** What came in the place of a handshake is something else altogether, as OpenSSL tells it. */
const NO_TLS = /wrong[_ ]version[_ ]number|packet[_ ]length[_ ]too[_ ]long|http[_ ]request/i;

/** Why a handshake failed; null: it is not what failed. No certificate was judged where OpenSSL itself gave up. */
const toTlsReason = (code: string, message: string): TlsReason | null => {
  if (code !== 'EPROTO' && !TLS_CODE.test(code)) return null;
  if (NO_TLS.test(`${code} ${message}`)) return 'tls-none';
  return CERTIFICATE[code] ?? (code === 'EPROTO' || code.startsWith('ERR_SSL_') ? 'tls-refused' : 'tls');
};

const codeOf = (error: Error): string => {
  if (error instanceof AggregateError && error.errors[0] instanceof Error) return codeOf(error.errors[0]);
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
};

/** What a person can mend comes first. */
const FIRST: readonly BreakReason[] = ['proxy-sign-in', 'proxy-password', 'proxy-scheme'];
/** No matter of certificates or settings: another try may get through. */
const NO_MENDING: readonly BreakReason[] = ['tls-ended', 'tls-refused'];

/** A proxy that its own certificate, or its scheme, keeps us from. */
export const isProxysTls = ({ isProxys, reason }: TriedWay): boolean =>
  isProxys && isTlsReason(reason) && !NO_MENDING.includes(reason);

/** The one reason for several ways that failed: what can be mended, then a server that did not prove who it is. */
const pickReason = (tried: readonly TriedWay[]): BreakReason => {
  const reasons = tried.map(({ reason }) => reason);
  const mendable = FIRST.find((reason) => reasons.includes(reason));
  if (mendable !== undefined) return mendable;
  if (tried.some((way) => isProxysTls(way))) return 'proxy-tls';
  const unproven = tried.find(({ isProxys, reason }) => !isProxys && isTlsReason(reason));
  if (unproven !== undefined) return unproven.reason;
  const [only] = tried;
  return tried.length === 1 && only?.isProxys === false ? only.reason : 'proxy-failed';
};

/** Sorts an error of Node's HTTP stack. Unknown codes count as a reset: the careful reading for a write. */
export const toBreakReason = (error: Error, phase: WirePhase, secure: boolean): BreakReason => {
  const code = codeOf(error);
  if (error instanceof NoWayError) return pickReason(error.tried);
  if (code === 'HPE_HEADER_OVERFLOW') return 'head-too-large';
  if (code.startsWith('HPE_') || code === 'ERR_INVALID_HTTP_TOKEN') return 'protocol';
  const tls = toTlsReason(code, error.message);
  if (tls !== null) return tls;
  const known = BY_CODE[code];
  // In the middle of the handshake: the server, or a firewall on the way that lets no protected connection to it pass.
  if (known === 'reset' && secure && phase === 'connecting') return 'tls-ended';
  if (known === 'connect-timeout' && phase !== 'connecting') return 'reset';
  return known ?? 'reset';
};

/** The code and text of an error for a detail line. */
export const describeError = (error: Error): string => {
  const code = codeOf(error);
  return code === '' ? error.message : `${code}: ${error.message}`;
};
