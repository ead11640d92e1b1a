import { isProxysTls } from '../wire/break-reason.ts';
import type { BreakReason } from '../wire/types.ts';
import type { TriedWay } from '../wire/ways.ts';

/** Sign-in schemes as they are written. Other names are the proxy's own text, which stands in no sentence. */
const SCHEMES: Readonly<Record<string, string>> = {
  basic: 'Basic',
  bearer: 'Bearer',
  digest: 'Digest',
  hoba: 'HOBA',
  kerberos: 'Kerberos',
  mutual: 'Mutual',
  negotiate: 'Negotiate',
  ntlm: 'NTLM',
  'scram-sha-1': 'SCRAM-SHA-1',
  'scram-sha-256': 'SCRAM-SHA-256',
};
const UNNAMED = 'a scheme of its own';
/** Every plain object has a "constructor", and a proxy may call its scheme so. */
const toScheme = (name: string): string =>
  (Object.hasOwn(SCHEMES, name) ? SCHEMES[name] : undefined) ?? UNNAMED;

const joinAnd = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;

const sayOffered = ({ offered }: TriedWay): string =>
  offered.length === 0
    ? 'wants a sign-in and does not say of which kind'
    : `offers only ${joinAnd([...new Set(offered.map(toScheme))])} to sign in with, which Rollcall does not speak`;

const sayAnswer = ({ status }: TriedWay): string => {
  if (status === null) return 'gave no tunnel';
  return status >= 200 && status <= 299
    ? `answered ${status}, and then sent something else than a protected connection, perhaps a sign-in page of the network`
    : `answered ${status} instead of opening a tunnel`;
};

/** What somebody on the way did, as the words after their name. */
const DID: Readonly<Partial<Record<BreakReason, string | ((way: TriedWay) => string)>>> = {
  'host-not-found': 'is not known by that name',
  refused: 'refused the connection',
  unreachable: 'cannot be reached from here',
  reset: 'broke the connection off',
  tls: 'did not prove who it is: its certificate was not accepted',
  'tls-expired': 'did not prove who it is: its certificate has run out',
  'tls-early': 'did not prove who it is: its certificate is not valid yet',
  'tls-name': 'did not prove who it is: its certificate is for another host',
  'tls-issuer': 'did not prove who it is: nobody that this computer trusts vouches for its certificate',
  'tls-none': 'does not speak TLS on this port',
  'tls-ended': 'broke the connection off before it was protected',
  'tls-refused':
    'did not agree with Rollcall on how to protect the connection (it may speak older versions than TLS 1.2 only, or want a client certificate, which Rollcall does not have)',
  'connect-timeout': 'did not answer in time',
  protocol: 'sent something that is not proper HTTP',
  'head-too-large': 'sent an answer with too large a head',
  'proxy-sign-in': 'wants a name and password',
  'proxy-password': 'does not accept the name and password that are kept for it',
  'proxy-scheme': sayOffered,
  'proxy-failed': sayAnswer,
  aborted: 'was not tried, since the time for all ways was over',
};

const sayDone = (way: TriedWay): string => {
  const did = DID[way.reason] ?? 'did not let us through';
  return typeof did === 'string' ? did : did(way);
};

const sayWay = (way: TriedWay, host: string): string => {
  if (way.proxy === null)
    return way.isProxys
      ? 'a way of a kind that Rollcall does not speak (such as SOCKS)'
      : `directly, ${host} ${sayDone(way)}`;
  return way.isProxys
    ? `the proxy ${way.proxy} ${sayDone(way)}`
    : `through the proxy ${way.proxy}, ${host} ${sayDone(way)}`;
};

const NEXT: Readonly<Partial<Record<BreakReason, string>>> = {
  'proxy-sign-in': 'Enter them in the proxy settings',
  'proxy-password': 'Enter them again in the proxy settings',
  'proxy-scheme':
    'No password was sent to it. Ask who runs the proxy for another way, or let a helper on this computer sign in (such as Px or Cntlm) and enter that as the proxy',
  tls: 'Check the address, trust the company’s certificate for this deployment, or ask for the certificate to be fixed',
  'tls-expired': 'Check the date of this computer, or ask who runs the server for a new certificate',
  'tls-early': 'Check the date of this computer, or ask who runs the server',
  'tls-name': 'Check the address, or ask who runs the server for a certificate that names it',
  'tls-issuer':
    'If your company has its own, trust the company’s certificate for this deployment; else ask who runs the server',
  'tls-none': 'Check the address and its port',
  'tls-refused': 'Ask who runs the server',
};
/** The same for a proxy that did not prove who it is. */
const PROXY_NEXT: Readonly<Partial<Record<BreakReason, string>>> = {
  tls: 'Trust the company’s certificate for this deployment, or ask who runs the proxy to mend it',
  'tls-expired': 'Check the date of this computer, or ask who runs the proxy for a new certificate',
  'tls-early': 'Check the date of this computer, or ask who runs the proxy',
  'tls-name': 'Enter the proxy by the name in its certificate, or ask who runs it to mend it',
  'tls-issuer': 'Trust the company’s certificate for this deployment, or ask who runs the proxy to mend it',
  'tls-none': 'It may be a proxy to enter with http:// instead of https://',
};
const NEXT_ELSE = 'Check the proxy settings and the network';

/** More would not be read. */
const SHOWN = 6;

/**
 * How the ways to a host failed, each with its reason, and what to do about the one (`reason`) that can be mended.
 * Proxies are named by host and port, as the settings have them.
 */
export const sayTried = (host: string, reason: BreakReason, tried: readonly TriedWay[]): string => {
  const unproven = reason === 'proxy-tls' ? tried.find((way) => isProxysTls(way)) : undefined;
  const todo = unproven === undefined ? NEXT[reason] : PROXY_NEXT[unproven.reason];
  const next = `${todo ?? NEXT_ELSE}; nothing was sent to ${host}.`;
  const [only] = tried;
  if (tried.length === 1 && only?.isProxys === true)
    return only.proxy === null
      ? `The system’s proxy settings name only proxies of a kind that Rollcall does not speak (such as SOCKS). ${next}`
      : `The proxy ${only.proxy} on the way to ${host} ${sayDone(only)}. ${next}`;
  const more = tried.length > SHOWN ? `; and ${tried.length - SHOWN} more` : '';
  const ways = tried.slice(0, SHOWN).map((way) => sayWay(way, host));
  return tried.length === 1
    ? `There is no way to ${host}: ${ways.join('')}. ${next}`
    : `None of the ${tried.length} ways to ${host} works: ${ways.join('; ')}${more}. ${next}`;
};
