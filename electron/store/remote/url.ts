import { isIP } from 'node:net';
import { domainToUnicode } from 'node:url';
import { isLoopback } from '#shared/base/loopback.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';

const bad = (message: string) => fail('bad-url', message);

/** True when a connected socket's other end is the machine itself; false for no address, and for any name. */
export const isLoopbackAddress = (address: string | undefined): boolean => {
  if (address === undefined) return false;
  if (address === '::1') return true;
  const four = /^::ffff:/i.test(address) ? address.slice('::ffff:'.length) : address;
  return isIP(four) === 4 && four.startsWith('127.');
};

/** What stands around an address where it was copied: quotes, brackets, the end of a sentence, marks that show nothing. */
const AROUND = String.raw`\s\p{Cf}"'“”„‟‘’‚‛«»‹›${'`'}<>()「」『』【】《》〈〉（）＜＞［］{}|*~•`;
const LEADING = new RegExp(`^[${AROUND}]+`, 'u');
/** No host ends with anything but a letter (with its marks), a digit or the bracket of IPv6. */
const TRAILING = /(?:[^\p{L}\p{M}\p{N}\p{Cc}\]/]|[\t-\r])+$/u;
/** What stands before the scheme and cannot be an address itself: `URL:`, `CODER_URL=`, `[Coder](`, `- `, `1. `. */
const LABEL = /^(?:[^/\\.@]|\.(?=\s))*?(?=https?:\/\/)/iu;

/** The address without what stands around it; an IPv6 host keeps its brackets. */
const strip = (text: string): string => {
  const bare = text.replace(LABEL, '').replace(LEADING, '').replace(TRAILING, '');
  return bare.endsWith(']') && !bare.includes('[') ? strip(bare.slice(0, -1)) : bare;
};

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
/** All that decides which host is meant: up to its path, query or fragment. */
const AUTHORITY = /^(?:[a-z][a-z0-9+.-]*:\/\/)?[^/?#]*/i;
/** `https:/host`, `https:host`, `https//host`: a slip of the hand, which would otherwise be a host called https. */
const SLIPPED = /^(https?)(?::\/{0,2}|\/\/)(?=[^/:])/i;
/** `mailto:`, `file:/`: the name of a scheme, and not of a host with its port. */
const OTHER_SCHEME = /^[a-z][a-z0-9+-]*:(?!\d|$)/i;

/** The address with its scheme written out as it is meant; without one where there is none. */
const withScheme = (text: string): string => {
  if (isIP(text) === 6) return `[${text}]`;
  return text.replace(SLIPPED, '$1://');
};

const parse = (text: string): URL | null => {
  if (SCHEME.test(text)) return URL.parse(text);
  if (text.startsWith('/') || OTHER_SCHEME.test(text)) return null;
  const url = URL.parse(`https://${text}`);
  // No scheme and a loopback host: http is what a local Coder speaks.
  return url !== null && isLoopback(url.hostname) ? URL.parse(`http://${text}`) : url;
};

const findProblem = (url: URL): string | null => {
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return 'Enter an address that starts with https://.';
  if (url.username !== '' || url.password !== '')
    return 'The address must not contain a user name or password. Enter it without them.';
  if (url.hostname === '') return 'The address has no host name. Enter it like https://coder.example.com.';
  if (!/^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])$/.test(url.hostname))
    return 'The host name contains a character that no host name has. Check the address.';
  // No name server knows a longer one, and a question could not show it whole.
  if (url.hostname.length > 253) return 'The host name is too long. Check the address.';
  if (url.port === '0') return 'Port 0 cannot be reached. Check the port in the address.';
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    return 'Plain http would send the token unprotected. Use the https address of the server.';
  return null;
};

/** `hasPath`: the text named more than the host, which was left out. */
export type ReadAddress = { readonly url: string; readonly hasPath: boolean };

/**
 * Turns what a person typed or pasted into the origin of a deployment, without a trailing slash. The scheme may be left
 * out, and quotes or brackets may stand around it; path, query and fragment are dropped, whatever they are, since Coder
 * lives at the top of a host: what lives there, `/api/v2/buildinfo` tells. Credentials, other schemes and http to another
 * machine are refused with a sentence that says what to enter.
 */
export const normaliseUrl = (text: string): Result<ReadAddress, 'bad-url'> => {
  const trimmed = strip(text);
  if (trimmed === '') return bad('Enter the address of the Coder server, like https://coder.example.com.');
  if (trimmed.length > 2048) return bad('The address is too long. Enter it up to the host name.');
  const address = withScheme(trimmed);
  // A URL parser quietly drops tabs and line breaks; what was pasted would not be what is used. Of the path nothing is.
  if (/[\s\\\p{Cc}\p{Cf}]/u.test(AUTHORITY.exec(address)?.[0] ?? ''))
    return bad('The address contains a space or a hidden character. Type it again.');
  const url = parse(address);
  if (url === null) return bad('This is not a web address. Enter it like https://coder.example.com.');
  // The dot at the end of a full name: the same host, and one that no certificate names.
  if (/[^.]\.$/.test(url.hostname)) url.hostname = url.hostname.slice(0, -1);
  const problem = findProblem(url);
  return problem === null ? ok({ url: url.origin, hasPath: url.pathname !== '/' }) : bad(problem);
};

/** The host as a person knows it (`bücher.example` for its encoded form), for sentences. */
export const displayHost = (url: string): string => {
  const parsed = URL.parse(url);
  if (parsed === null) return url;
  const host = parsed.hostname.startsWith('[') ? parsed.hostname : domainToUnicode(parsed.hostname);
  return parsed.port === '' ? host : `${host}:${parsed.port}`;
};
