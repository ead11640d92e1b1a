import type { Entry } from './entry.ts';
import { everywhere, group, HEAD, raw } from './say.ts';

const odd = { expect: everywhere('bad-response') } as const;
const cut = { expect: everywhere('offline') } as const;
const CHUNKED = `${HEAD}Transfer-Encoding: chunked\r\n`;
const fine = { expect: { self: 'ok', put: 'applied', sync: 'ok' } } as const;
const GOOD = { good: [0, 1] } as const;

/** Lengths and chunks that lie or contradict each other. */
export const framing: readonly Entry[] = group('framing', 'N35 N37', [
  ['length too large', raw('end', `${HEAD}Content-Length: 999999\r\n\r\n`, GOOD), cut],
  ['length too small', raw('end', `${HEAD}Content-Length: 5\r\n\r\n`, GOOD), odd],
  ['length of nothing', raw('end', `${HEAD}Content-Length: 0\r\n\r\n`, GOOD), odd],
  ['two lengths', raw('end', `${HEAD}Content-Length: {length}\r\nContent-Length: 3\r\n\r\n`, GOOD), odd],
  ['two lengths in one header', raw('end', `${HEAD}Content-Length: 3, 3\r\n\r\n[]`), odd],
  ['negative length', raw('end', `${HEAD}Content-Length: -1\r\n\r\n`, GOOD), odd],
  ['length in words', raw('end', `${HEAD}Content-Length: many\r\n\r\n`, GOOD), odd],
  ['length in hex', raw('end', `${HEAD}Content-Length: 0x10\r\n\r\n`, GOOD), odd],
  [
    'length beyond all numbers',
    raw('end', `${HEAD}Content-Length: 99999999999999999999999\r\n\r\n`, GOOD),
    odd,
  ],
  ['length and chunks', raw('end', `${CHUNKED}Content-Length: 2\r\n\r\n2\r\n[]\r\n0\r\n\r\n`), odd],
  [
    'chunked twice',
    raw('end', `${HEAD}Transfer-Encoding: chunked, chunked\r\n\r\n2\r\n[]\r\n0\r\n\r\n`),
    odd,
  ],
  [
    'chunked in two headers',
    raw('end', `${CHUNKED}Transfer-Encoding: chunked\r\n\r\n2\r\n[]\r\n0\r\n\r\n`),
    odd,
  ],
  ['unknown transfer coding', raw('end', `${HEAD}Transfer-Encoding: magic\r\n\r\n`, GOOD), fine],
  ['chunk size that is none', raw('end', `${CHUNKED}\r\nzz\r\n[]\r\n0\r\n\r\n`), odd],
  ['chunk size beyond all numbers', raw('end', `${CHUNKED}\r\nffffffffffffffffff\r\n[]`), odd],
  ['negative chunk size', raw('end', `${CHUNKED}\r\n-2\r\n[]\r\n0\r\n\r\n`), odd],
  ['chunk longer than it says', raw('end', `${CHUNKED}\r\n1\r\n[]\r\n0\r\n\r\n`), odd],
  ['chunks without the last', raw('end', `${CHUNKED}\r\n2\r\n[]\r\n`), cut],
  ['chunk without its end of line', raw('end', `${CHUNKED}\r\n2\r\n[]0\r\n\r\n`), odd],
  [
    '20 KB of chunk extension',
    raw('end', `${CHUNKED}\r\n2;a=`, { repeat: 'x', times: 20_000 }, '\r\n[]\r\n0\r\n\r\n'),
    odd,
  ],
  [
    '20 KB of trailers',
    raw('end', `${CHUNKED}\r\n2\r\n[]\r\n0\r\n`, { repeat: 'A: b\r\n', times: 4_000 }, '\r\n'),
    odd,
  ],
  [
    'a trailer that would change the meaning',
    raw(
      'end',
      `${CHUNKED}Trailer: Content-Length\r\n\r\n{hex-length}\r\n`,
      GOOD,
      '\r\n0\r\nContent-Length: 3\r\n\r\n',
    ),
    odd,
  ],
  [
    'the answer behind 5,000 chunks of one blank',
    raw(
      'end',
      `${CHUNKED}\r\n`,
      { repeat: '1\r\n \r\n', times: 5_000 },
      '{hex-length}\r\n',
      GOOD,
      '\r\n0\r\n\r\n',
    ),
    odd,
  ],
  [
    'the answer behind 1,000 chunks of one blank',
    raw(
      'end',
      `${CHUNKED}\r\n`,
      { repeat: '1\r\n \r\n', times: 1_000 },
      '{hex-length}\r\n',
      GOOD,
      '\r\n0\r\n\r\n',
    ),
    fine,
  ],
  [
    'chunks, although HTTP/1.0',
    raw(
      'end',
      `HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: application/json\r\n\r\n{hex-length}\r\n`,
      GOOD,
      '\r\n0\r\n\r\n',
    ),
    fine,
  ],
  [
    'HTTP/1.0 until the end',
    raw('end', `HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n`, GOOD),
    fine,
  ],
  ['no length until the end', raw('end', `${HEAD}\r\n`, GOOD), fine],
]);
