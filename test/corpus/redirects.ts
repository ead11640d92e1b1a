import type { Entry } from './entry.ts';
import { group, HEAD, raw, text } from './say.ts';

const sent = (status: number, location: string | null) => ({
  ...text(status, ''),
  headers: location === null ? [] : [['Location', location] as const],
});
const refused = (about: string, status: number, location: string | null, rows = 'TLS-4 N16') =>
  [
    about,
    sent(status, location),
    {
      expect: { self: 'redirected', buildinfo: 'redirected', put: 'unknown redirected', sync: 'redirected' },
      asks: 1,
      rows,
    },
  ] as const;

/** Redirects of every kind: never followed, so that the token stays where it belongs. */
export const redirects: readonly Entry[] = group('redirect', 'TLS-4', [
  ...[301, 302, 303, 307, 308].map((status) =>
    refused(`${status} to another host`, status, '{decoy}/{path}'),
  ),
  refused('302 to another port of the same host', 302, '{decoy}/other-port'),
  refused('307 to the same host', 307, '/login'),
  refused('307 to itself, without an end', 307, '{self}{path}', 'TLS-4 N17'),
  refused('308 to a host without a scheme', 308, '//{decoy-host}/x'),
  refused('302 to itself by another name', 302, 'http://localhost:{self-port}/login'),
  refused('302 with a name and password in it', 302, 'http://admin:x@{decoy-host}/'),
  refused('302 with the token in it', 302, '{decoy}/?token={token}'),
  refused('302 to a host named like the token', 302, 'https://{token}.example/'),
  refused('301 to a file', 301, 'file:///etc/passwd'),
  refused('301 to a script', 301, 'javascript:alert(1)'),
  refused('302 to nowhere', 302, null),
  refused('302 to something that is no address', 302, 'http://[::bad'),
  refused('302 to a host in hidden characters', 302, 'https://xn--a-0ea.example/\u00a0'),
  refused('302 to a host of 5,000 letters', 302, `https://${'a'.repeat(5_000)}.example/`),
  refused('305 to a proxy', 305, '{decoy}'),
  refused('399, which does not exist', 399, '{decoy}'),
  [
    '302 with two places',
    raw(
      'end',
      'HTTP/1.1 302 Found\r\nLocation: {decoy}/a\r\nLocation: {decoy}/b\r\nContent-Length: 0\r\n\r\n',
    ),
    { expect: { self: 'redirected', put: 'unknown redirected' } },
  ],
  [
    '302 before the request is read',
    {
      raw: ['HTTP/1.1 302 Found\r\nLocation: {decoy}\r\nContent-Length: 0\r\n\r\n'],
      at: 'connect',
      after: 'end',
    },
    { expect: { self: 'redirected', put: 'unknown redirected' } },
  ],
  [
    'a page that sends on by itself',
    raw(
      'end',
      `${HEAD.replace('application/json', 'text/html')}Refresh: 0; url={decoy}\r\n\r\n<meta http-equiv="refresh" content="0; url={decoy}">`,
    ),
    { expect: { self: 'not-coder', put: 'unknown not-coder', sync: 'not-coder' } },
  ],
]);
