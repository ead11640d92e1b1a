import type { WirePhase } from '../port.ts';
import type { TriedWay } from './ways.ts';

export type WireRequest = {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  /** Path and query below the deployment's origin, already encoded. */
  readonly path: string;
  /** JSON text. */
  readonly body?: string;
  /** True: anybody may ask it, so it goes out without the token. */
  readonly isPublic?: true;
  /** The longest answer that can be one to this, in bytes, where that is less than the client lets in. */
  readonly mostBytes?: number;
};

/** Why there is no protected connection: the certificate was not accepted, for what is told, or there was no handshake. */
export const TLS_REASONS = [
  'tls',
  'tls-expired',
  'tls-early',
  'tls-name',
  'tls-issuer',
  'tls-none',
  'tls-ended',
  'tls-refused',
] as const;

/** Why an exchange ended without a whole answer. */
export const BREAK_REASONS = [
  'host-not-found',
  'not-this-computer',
  'refused',
  'unreachable',
  'reset',
  ...TLS_REASONS,
  'proxy-sign-in',
  'proxy-password',
  'proxy-scheme',
  'proxy-tls',
  'proxy-unknown',
  'proxy-failed',
  'connect-timeout',
  'answer-timeout',
  'body-timeout',
  'whole-timeout',
  'aborted',
  'too-large',
  'head-too-large',
  'protocol',
] as const;
export type BreakReason = (typeof BREAK_REASONS)[number];
export type TlsReason = (typeof TLS_REASONS)[number];

export const isTlsReason = (reason: BreakReason): reason is TlsReason =>
  TLS_REASONS.some((one) => one === reason);

export type WireAnswer = {
  readonly kind: 'answer';
  readonly status: number;
  /** Every header with all its values, names in lower case. */
  readonly headers: Readonly<Record<string, readonly string[] | undefined>>;
  readonly body: Buffer;
};

export type WireBreak = {
  readonly kind: 'break';
  /** The last thing that surely happened. `connecting` proves that no byte of the request left. */
  readonly phase: WirePhase;
  readonly reason: BreakReason;
  readonly detail: string;
  readonly status: number | null;
  readonly requestId: string | null;
  /** How each way to the server failed, where there was more than the direct one. */
  readonly tried?: readonly TriedWay[];
};

/** How one exchange ended: a whole answer, or a break. Never an exception. */
export type WireEnd = WireAnswer | WireBreak;

/** First value of a header, or null. */
export const headerOf = (answer: WireAnswer, name: string): string | null =>
  answer.headers[name]?.[0] ?? null;

/** The server's own name for the request, a UUID; nothing else, since it ends in reports and could be the token. */
export const requestIdOf = (end: WireEnd): string | null => {
  const id = end.kind === 'answer' ? headerOf(end, 'x-coder-request-id') : end.requestId;
  return id !== null && /^[0-9a-f-]{36}$/i.test(id) ? id : null;
};
