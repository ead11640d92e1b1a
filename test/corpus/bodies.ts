import type { Entry } from './entry.ts';
import { at, group, HEAD, json, patched, raw } from './say.ts';

const odd = {
  expect: { self: 'bad-response', put: 'unknown bad-response', sync: 'bad-response' },
  asks: 1,
} as const;
/** An object in an object, and so on. */
const nest = (depth: number): unknown => (depth === 0 ? 1 : { a: nest(depth - 1) });
const packed = (name: string) => raw('end', `${HEAD}Content-Encoding: ${name}\r\n\r\n`, 'not packed at all');

/** Bodies that are nearly JSON, and packing that is none. */
export const bodies: readonly Entry[] = [
  ...group('JSON', 'H22 HOS-1 HOS-2', [
    [
      'nested 10,000 deep in lists',
      {
        ...json(200, ''),
        body: [
          { repeat: '[', times: 10_000 },
          { repeat: ']', times: 10_000 },
        ],
      },
      odd,
    ],
    [
      'nested 10,000 deep in objects',
      { ...json(200, ''), body: [{ repeat: '{"a":', times: 10_000 }, '1', { repeat: '}', times: 10_000 }] },
      odd,
    ],
    ['1,000,000 opening brackets', { ...json(200, ''), body: [{ repeat: '[', times: 1_000_000 }] }, odd],
    ['junk after the end', { ...json(200, ''), body: [{ good: [0, 1] }, 'x'] }, odd],
    [
      'a second document after the end',
      { ...json(200, ''), body: [{ good: [0, 1] }, { good: [0, 1] }] },
      odd,
    ],
    ['a NUL after the end', { ...json(200, ''), body: [{ good: [0, 1] }, '\u0000'] }, odd],
    [
      'a byte order mark',
      { ...json(200, ''), body: [{ bytes: [0xef, 0xbb, 0xbf] }, { good: [0, 1] }] },
      { expect: { self: 'ok', put: 'applied', sync: 'ok' } },
    ],
    [
      'two byte order marks',
      { ...json(200, ''), body: [{ bytes: [0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf] }, { good: [0, 1] }] },
      odd,
    ],
    ['in UTF-16', { ...json(200, ''), body: [{ bytes: [0xff, 0xfe, 0x7b, 0, 0x7d, 0] }] }, odd],
    [
      '33 deep in a key that nobody reads',
      patched(at(['surprise'], nest(32))),
      { expect: { self: 'bad-response', put: 'unknown bad-response' } },
    ],
    [
      '32 deep in a key that nobody reads',
      patched(at(['surprise'], nest(31))),
      { expect: { self: 'ok', put: 'applied' } },
    ],
    ['NaN', json(200, 'NaN'), odd],
    ['a number alone', json(200, '1e400'), odd],
    ['null', json(200, 'null'), odd],
    ['true', json(200, 'true'), odd],
    ['a text', json(200, '"fine"'), odd],
    ['an empty object', json(200, '{}'), odd],
    ['single quotes', json(200, "{'id':1}"), odd],
    ['a comment', json(200, '/* hi */ {}'), odd],
    ['a trailing comma', json(200, '{"a":1,}'), odd],
    ['a raw line break in a text', json(200, '{"a":"\n"}'), odd],
    [
      'an unclosed text that ends in backslashes',
      { ...json(200, ''), body: ['{"a":"', { repeat: '\\', times: 100_001 }] },
      odd,
    ],
    [
      'keys named like prototypes',
      json(200, '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"id":1}'),
      odd,
    ],
  ]),
  ...group('packing', 'N34 HOS-2', [
    ['gzip that is none', packed('gzip'), { expect: { self: 'bad-response', put: 'unknown bad-response' } }],
    [
      'deflate that is none',
      packed('deflate'),
      { expect: { self: 'bad-response', put: 'unknown bad-response' } },
    ],
    ['brotli that is none', packed('br'), { expect: { self: 'bad-response', put: 'unknown bad-response' } }],
    [
      'an unknown packing',
      packed('zstd-of-tomorrow'),
      { expect: { self: 'bad-response', put: 'unknown bad-response' } },
    ],
    [
      'the token as a packing',
      packed('{token}'),
      { expect: { self: 'bad-response', put: 'unknown bad-response' }, rows: 'N47' },
    ],
    ['packed twice', packed('gzip, gzip'), { expect: { self: 'bad-response', put: 'unknown bad-response' } }],
    [
      'gzip cut in the middle',
      raw('end', `${HEAD}Content-Encoding: gzip\r\n\r\n`, {
        bytes: [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xab],
      }),
      { expect: { self: 'bad-response', put: 'unknown bad-response' } },
    ],
    [
      'gzip of nothing',
      raw('end', `${HEAD}Content-Encoding: gzip\r\nContent-Length: 0\r\n\r\n`),
      { expect: { self: 'bad-response', put: 'unknown bad-response' } },
    ],
  ]),
];
