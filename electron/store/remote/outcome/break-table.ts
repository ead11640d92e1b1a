import type { Failure } from '#shared/base/failure.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';
import { HEAD_BYTES } from '../limits.ts';
import { type BreakReason, isTlsReason, type WireBreak } from '../wire/types.ts';
import { cleanText } from './answer.ts';
import { sayTried } from './way-text.ts';

type Row = {
  readonly code: RemoteFailure;
  readonly retry: boolean;
  /** What happened and what to do next. */
  readonly say: (host: string) => string;
};

/** Every way an exchange can break, with the one failure it means for a read. */
const BREAKS: Readonly<Record<BreakReason, Row>> = {
  'host-not-found': {
    code: 'host-not-found',
    retry: true,
    say: (host) => `No server is known by the name ${host}. Check the address, the network and the VPN.`,
  },
  'not-this-computer': {
    code: 'host-not-found',
    retry: false,
    say: (host) =>
      `${host} does not lead to this computer, and plain http would send the token unprotected. Nothing was sent. Use the https address of the server.`,
  },
  refused: {
    code: 'connection-refused',
    retry: true,
    say: (host) => `${host} refused the connection. Check the port, and whether Coder is running there.`,
  },
  unreachable: {
    code: 'offline',
    retry: true,
    say: (host) => `${host} cannot be reached from here. Check the network and the VPN, then try again.`,
  },
  reset: {
    code: 'offline',
    retry: true,
    say: (host) => `The connection to ${host} broke off. Check the network, then try again.`,
  },
  tls: {
    code: 'tls',
    retry: false,
    say: (host) =>
      `${host} did not prove who it is: its certificate was not accepted. Check the address, or ask for the certificate to be fixed; nothing was sent.`,
  },
  'tls-expired': {
    code: 'tls',
    retry: false,
    say: (host) =>
      `${host} did not prove who it is: its certificate has run out. Check the date of this computer, or ask who runs the server for a new certificate; nothing was sent.`,
  },
  'tls-early': {
    code: 'tls',
    retry: false,
    say: (host) =>
      `${host} did not prove who it is: its certificate is not valid yet. Check the date of this computer, or ask who runs the server; nothing was sent.`,
  },
  'tls-name': {
    code: 'tls',
    retry: false,
    say: (host) =>
      `${host} did not prove who it is: its certificate is for another host. Check the address, or ask who runs the server for a certificate that names it; nothing was sent.`,
  },
  'tls-issuer': {
    code: 'tls',
    retry: false,
    say: (host) =>
      `${host} did not prove who it is: nobody that this computer trusts vouches for its certificate. If your company has its own, trust the company’s certificate for this deployment; else ask who runs the server. Nothing was sent.`,
  },
  'tls-none': {
    code: 'tls',
    retry: false,
    say: (host) =>
      `${host} does not speak TLS on this port, so nothing could be protected. Check the address and its port; nothing was sent.`,
  },
  'tls-ended': {
    code: 'tls',
    retry: true,
    say: (host) =>
      `${host}, or something on the way to it, broke the connection off before it was protected. Check the address, the network and the VPN; nothing was sent.`,
  },
  'tls-refused': {
    code: 'tls',
    retry: false,
    say: (host) =>
      `${host} and Rollcall did not agree on how to protect the connection. The server may speak older versions than TLS 1.2 only, or want a client certificate, which Rollcall does not have. Ask who runs it; nothing was sent.`,
  },
  'proxy-sign-in': {
    code: 'proxy-sign-in',
    retry: false,
    say: (host) =>
      `The proxy on the way to ${host} wants a name and password. Enter them in the proxy settings; nothing was sent to ${host}.`,
  },
  'proxy-password': {
    code: 'proxy-sign-in',
    retry: false,
    say: (host) =>
      `The proxy on the way to ${host} does not accept the name and password that are kept for it. Enter them again in the proxy settings; nothing was sent to ${host}.`,
  },
  'proxy-scheme': {
    code: 'proxy-failed',
    retry: false,
    say: (host) =>
      `The proxy on the way to ${host} offers no way to sign in that Rollcall speaks; no password was sent to it, and nothing to ${host}. Ask who runs the proxy for another way.`,
  },
  'proxy-tls': {
    code: 'proxy-failed',
    retry: false,
    say: (host) =>
      `The proxy on the way to ${host} did not prove who it is: its certificate was not accepted. Trust the company’s certificate for this deployment, or ask who runs the proxy to mend it; nothing was sent to ${host}.`,
  },
  'proxy-unknown': {
    code: 'proxy-failed',
    retry: true,
    say: (host) =>
      `The proxy settings of the system could not be read, so the way to ${host} is not known; nothing was sent. Try again, or choose “no proxy” or a proxy of its own for this deployment.`,
  },
  'proxy-failed': {
    code: 'proxy-failed',
    retry: true,
    say: (host) =>
      `The proxy on the way to ${host} did not let us through. Check the proxy settings and the network; nothing was sent to ${host}.`,
  },
  'connect-timeout': {
    code: 'timed-out',
    retry: true,
    say: (host) => `${host} did not take the connection in time. Check the address, the network and the VPN.`,
  },
  'answer-timeout': {
    code: 'timed-out',
    retry: true,
    say: (host) => `${host} did not answer in time. Wait a little, then try again.`,
  },
  'body-timeout': {
    code: 'timed-out',
    retry: true,
    say: (host) => `${host} stopped in the middle of its answer. Wait a little, then try again.`,
  },
  'whole-timeout': {
    code: 'timed-out',
    retry: true,
    say: (host) => `${host} took too long for its answer. Wait a little, then try again.`,
  },
  aborted: {
    code: 'timed-out',
    retry: true,
    say: () => 'The request was stopped before the answer came. Start it again when you want to.',
  },
  'too-large': {
    code: 'too-large',
    retry: false,
    say: (host) =>
      `${host} sent far more than was asked for. Check that the address is that of a Coder server.`,
  },
  'head-too-large': {
    code: 'too-large',
    retry: false,
    say: (host) =>
      `${host} sent an answer with a head of over ${HEAD_BYTES / 1024} KB (cookies, mostly), which is the most that Rollcall reads. Ask who runs it, or the front before it, to send less.`,
  },
  protocol: {
    code: 'bad-response',
    retry: true,
    say: (host) =>
      `${host} sent something that is not proper HTTP. Check the address and any proxy in between.`,
  },
};

const sayLateTls = (host: string): string =>
  `${host} ended the protected connection after the request went out. It may want a client certificate, which Rollcall does not have. Ask who runs the server.`;

/** The failure that a break means, for a read or for a request that was not sent. */
export const toBreakFailure = (end: WireBreak, host: string): Failure<RemoteFailure> => {
  const row = BREAKS[end.reason];
  // A certificate's names are the server's text as well.
  const told = end.tried?.map(({ proxy, reason, detail: text }) => `${proxy ?? 'direct'} ${reason}: ${text}`);
  const more = cleanText(told?.join('; ') ?? end.detail, null);
  const detail = [`phase ${end.phase}`, end.reason, more].filter((part) => part !== '').join(', ');
  // TLS 1.3 tells us of a missing client certificate only after the request went out.
  const isLate = isTlsReason(end.reason) && end.phase !== 'connecting';
  const said = end.tried === undefined ? row.say(host) : sayTried(host, end.reason, end.tried);
  return { code: row.code, message: isLate ? sayLateTls(host) : said, detail, retry: row.retry };
};
