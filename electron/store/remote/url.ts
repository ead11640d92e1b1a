import { isIP } from 'node:net';
import { domainToUnicode } from 'node:url';
import { fail, ok, type Result } from '#shared/base/result.ts';

const bad = (message: string) => fail('bad-url', message);

/**
 * True for a name of the machine itself, as a URL parser writes it (`2130706433` and `0x7f.1` are 127.0.0.1 by then):
 * the only place where plain http is allowed. What `localhost` leads to is looked at again at the socket.
 */
export const isLoopback = (hostname: string): boolean => {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (host === 'localhost' || host === '::1') return true;
  return isIP(host) === 4 && host.startsWith('127.');
};

/** True when a connected socket's other end is the machine itself; false for no address, and for any name. */
export const isLoopbackAddress = (address: string | undefined): boolean => {
  if (address === undefined) return false;
  if (address === '::1') return true;
  const four = /^::ffff:/i.test(address) ? address.slice('::ffff:'.length) : address;
  return isIP(four) === 4 && four.startsWith('127.');
};

/** The address people paste is often one from the middle of the dashboard; these first parts are Coder's own. */
const DASHBOARD_PARTS = new Set([
  'api',
  'audit',
  'cli-auth',
  'deployment',
  'docs',
  'health',
  'install',
  'login',
  'organizations',
  'settings',
  'setup',
  'templates',
  'users',
  'workspaces',
]);

const parse = (text: string): URL | null => {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text);
  if (scheme === null && text.startsWith('/')) return null;
  return URL.parse(scheme === null ? `https://${text}` : text);
};

/** No scheme and a loopback host: http is what a local Coder speaks. */
const withLocalScheme = (text: string, url: URL): URL =>
  /^[a-z][a-z0-9+.-]*:\/\//i.test(text) || !isLoopback(url.hostname)
    ? url
    : (URL.parse(`http://${text}`) ?? url);

const findPathProblem = (url: URL): string | null => {
  const first = url.pathname.split('/').find((part) => part !== '');
  if (first === undefined || DASHBOARD_PARTS.has(first.toLowerCase()) || first.startsWith('@')) return null;
  return `Coder does not live under a path such as /${first}. Enter the address up to the host name.`;
};

const findProblem = (url: URL): string | null => {
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return 'Enter an address that starts with https://.';
  if (url.username !== '' || url.password !== '')
    return 'The address must not contain a user name or password. Enter it without them.';
  if (url.hostname === '') return 'The address has no host name. Enter it like https://coder.example.com.';
  // No name server knows a longer one, and a question could not show it whole.
  if (url.hostname.length > 253) return 'The host name is too long. Check the address.';
  if (url.port === '0') return 'Port 0 cannot be reached. Check the port in the address.';
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    return 'Plain http would send the token unprotected. Use the https address of the server.';
  return findPathProblem(url);
};

/**
 * Turns what a person typed or pasted into the origin of a deployment, without a trailing slash. The scheme may
 * be left out; query, fragment and paths of the Coder dashboard are dropped; credentials, other schemes, other
 * paths and http to another machine are refused with a sentence that says what to enter.
 */
export const normaliseUrl = (text: string): Result<{ readonly url: string }, 'bad-url'> => {
  const trimmed = text.trim();
  if (trimmed === '') return bad('Enter the address of the Coder server, like https://coder.example.com.');
  if (trimmed.length > 2048) return bad('The address is too long. Enter it up to the host name.');
  // A URL parser quietly drops tabs and line breaks; what was pasted would not be what is used.
  if (/[\s\\\p{Cc}\p{Cf}]/u.test(trimmed))
    return bad('The address contains a space or a hidden character. Type it again.');
  const parsed = parse(trimmed);
  if (parsed === null) return bad('This is not a web address. Enter it like https://coder.example.com.');
  const url = withLocalScheme(trimmed, parsed);
  const problem = findProblem(url);
  return problem === null ? ok({ url: url.origin }) : bad(problem);
};

/** The host as a person knows it (`bücher.example` for its encoded form), for sentences. */
export const displayHost = (url: string): string => {
  const parsed = URL.parse(url);
  if (parsed === null) return url;
  const host = parsed.hostname.startsWith('[') ? parsed.hostname : domainToUnicode(parsed.hostname);
  return parsed.port === '' ? host : `${host}:${parsed.port}`;
};
