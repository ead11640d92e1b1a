import type { Entry } from './entry.ts';
import { everywhere, group, HEAD, JSON_TYPE, raw } from './say.ts';

const odd = { expect: everywhere('bad-response') } as const;
const fine = { expect: { self: 'ok', put: 'applied', sync: 'ok' } } as const;
const BODY = ['Content-Length: {length}\r\n\r\n', { good: [0, 1] }] as const;
const line = (first: string) => raw('end', `${first}\r\nContent-Type: ${JSON_TYPE}\r\n`, ...BODY);
const header = (text: string) => raw('end', `${HEAD}${text}\r\n`, ...BODY);

/** Status lines and headers that are none, or too many, or meant to mislead. */
export const heads: readonly Entry[] = [
  ...group('status line', 'N37', [
    ['of another protocol', raw('end', 'SSH-2.0-OpenSSH_9.9\r\n'), odd],
    ['of a mail server', raw('end', '220 mail.example ESMTP\r\n'), odd],
    ['missing, as in HTTP/0.9', raw('end', '<html>hello</html>'), odd],
    ['of TLS, where none was asked for', raw('end', { bytes: [0x15, 3, 3, 0, 2, 2, 70] }), odd],
    ['of HTTP/2', raw('end', { bytes: [0, 0, 0, 4, 0, 0, 0, 0, 0] }), odd],
    ['with version 9.9', line('HTTP/9.9 200 OK'), odd],
    ['with a status of letters', line('HTTP/1.1 OK 200'), odd],
    ['with a status of two digits', line('HTTP/1.1 20 OK'), odd],
    ['with a status of four digits', line('HTTP/1.1 2000 OK'), odd],
    ['with a negative status', line('HTTP/1.1 -200 OK'), odd],
    ['without words', line('HTTP/1.1 200'), fine],
    [
      'with 20 KB of words',
      raw('end', 'HTTP/1.1 200 ', { repeat: 'x', times: 20_000 }, '\r\n', ...BODY),
      fine,
    ],
    [
      'with 300 KB of words',
      raw('end', 'HTTP/1.1 200 ', { repeat: 'x', times: 300_000 }, '\r\n', ...BODY),
      { expect: { self: 'too-large', put: 'unknown too-large', sync: 'bad-response' } },
    ],
    [
      'with status 000',
      line('HTTP/1.1 000 Nothing'),
      { expect: { self: 'rejected', put: 'unknown rejected', sync: 'rejected' } },
    ],
    [
      'with status 999',
      line('HTTP/1.1 999 Denied'),
      { expect: { self: 'rejected', put: 'unknown rejected', sync: 'rejected' } },
    ],
    [
      'with status 600',
      line('HTTP/1.1 600 Beyond'),
      { expect: { self: 'rejected', put: 'unknown rejected', sync: 'rejected' } },
    ],
  ]),
  ...group('headers', 'N36 HOS-2', [
    ['of 20 KB in one', raw('end', `${HEAD}X-Much: `, { repeat: 'x', times: 20_000 }, '\r\n\r\n[]'), odd],
    ['10,000 of them', raw('end', HEAD, { repeat: 'X-A: b\r\n', times: 10_000 }, '\r\n[]'), odd],
    ['1,500 of them, within the limit', raw('end', HEAD, { repeat: 'A:b\r\n', times: 1_500 }, ...BODY), fine],
    ['without a colon', header('not a header'), odd],
    ['with a space in the name', header('X A: b'), odd],
    ['with a NUL', header('X-A: b\u0000c'), odd],
    ['with a bare line feed', header('X-A: b\nX-B: c'), odd],
    ['folded over two lines', header('X-A: b\r\n  c'), odd],
    ['not in ASCII', header('X-A: café'), fine],
    ['named like a prototype', header('__proto__: x\r\nconstructor: y'), fine],
    ['two content types', header('Content-Type: text/html'), fine],
    ['with cookies to keep', header('Set-Cookie: a=b; Path=/\r\nSet-Cookie: c=d'), fine],
    [
      'that ask for a sign-in',
      header('WWW-Authenticate: Basic realm="x"\r\nWWW-Authenticate: Negotiate'),
      fine,
    ],
    [
      'that name another way in',
      header('Alt-Svc: h2="{decoy-host}"; ma=9\r\nRefresh: 0; url={decoy}\r\nLink: <{decoy}/a>; rel=preload'),
      fine,
    ],
    ['that name another place for it', header('Location: {decoy}\r\nContent-Location: {decoy}'), fine],
    [
      'with a rate limit of nonsense',
      header('X-RateLimit-Limit: NaN\r\nX-RateLimit-Remaining: -1\r\nX-RateLimit-Reset: 1e999'),
      { ...fine, rows: 'N30' },
    ],
  ]),
  ...group('1xx', 'N37', [
    [
      '100 hints and then the answer',
      raw(
        'end',
        { repeat: 'HTTP/1.1 103 Early Hints\r\nLink: <{decoy}>; rel=preload\r\n\r\n', times: 100 },
        HEAD,
        ...BODY,
      ),
      fine,
    ],
    [
      '2,000 hints and then the answer',
      raw('end', { repeat: 'HTTP/1.1 103 Early Hints\r\n\r\n', times: 2_000 }, HEAD, ...BODY),
      { expect: everywhere('bad-response') },
    ],
    [
      '100 continues and then the answer',
      raw('end', { repeat: 'HTTP/1.1 100 Continue\r\n\r\n', times: 100 }, HEAD, ...BODY),
      fine,
    ],
    [
      'a switch of protocols nobody asked for',
      raw('end', 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n'),
      { expect: everywhere('bad-response') },
    ],
    [
      'a switch of protocols that stays open',
      raw('keep', 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'),
      { expect: everywhere('bad-response') },
    ],
  ]),
];
