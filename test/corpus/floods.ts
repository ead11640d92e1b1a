import type { Entry } from './entry.ts';
import { group, HEAD, JSON_TYPE, raw } from './say.ts';

/** What a flood may cost at most: megabytes of memory over what the client has anyway, and milliseconds. */
export type Flood = Entry & { readonly mostMb: number };

const MEGA = 1_000_000;
const flood = (entries: readonly Entry[], mostMb: number): readonly Flood[] =>
  entries.map((entry) => ({ ...entry, mostMb }));
const repeat = (text: string, bytes: number) => ({ repeat: text, times: Math.floor(bytes / text.length) });
const packed = (how: 'gzip' | 'br' | 'deflate', megabytes: number) =>
  raw('end', `${HEAD}Content-Encoding: ${how}\r\n\r\n`, {
    packed: how,
    repeat: '0',
    times: megabytes * MEGA,
  });
const within = (open: string, one: string, bytes: number, close: string) => ({
  status: 200,
  type: JSON_TYPE,
  body: [open, repeat(`${one},`, bytes), one, close],
});
/** They were seen to cost 55 MB at the most, and from 128 to 776 where as many are parsed as come. */
const MOST_OF_VALUES_MB = 90;
/**
 * A text of 15 MB is there in pieces, joined, as letters and as a value, and was seen to cost from 78 to 117 MB: how much of
 * it the collector has taken in between is not ours to say. A copy for each of its letters would cost more than the heap.
 */
const MOST_OF_TEXT_MB = 256;
const large = { expect: { self: 'too-large', put: 'unknown too-large' } } as const;
const odd = (question: keyof Entry['expect'], more: Partial<Entry> = {}) => ({
  expect: { [question]: 'bad-response' },
  ...more,
});

/** Answers made to fill the memory: each is stopped long before. Run in a process of its own, which must survive. */
export const floods: readonly Flood[] = [
  ...flood(
    group('flood', 'N33 N34 HOS-2', [
      [
        '1 GB of body',
        raw('end', `${HEAD}Content-Length: 1000000000\r\n\r\n`, repeat(' ', 1_000 * MEGA)),
        large,
      ],
      [
        '1 GB in chunks',
        raw(
          'end',
          `${HEAD}Transfer-Encoding: chunked\r\n\r\n`,
          repeat(`2000\r\n${' '.repeat(8_192)}\r\n`, 1_000 * MEGA),
        ),
        large,
      ],
      [
        '1 GB until the end',
        raw('end', `${HEAD}Connection: close\r\n\r\n`, repeat('[', 1_000 * MEGA)),
        large,
      ],
      ['a gzip bomb of 200 MB', packed('gzip', 200), large],
      ['a deflate bomb of 64 MB', packed('deflate', 64), { expect: { self: 'too-large' } }],
      ['a brotli bomb of 64 MB', packed('br', 64), { expect: { self: 'too-large' } }],
    ]),
    64,
  ),
  ...flood(
    group('flood of values', 'H20 H22 HOS-2', [
      ['8 million numbers for organizations', within('[', '0', 15 * MEGA, ']'), odd('organizations')],
      ['5 million objects for organizations', within('[', '{}', 15 * MEGA, ']'), odd('organizations')],
      ['5 million lists for roles', within('[', '[]', 15 * MEGA, ']'), odd('org-roles')],
      [
        '8 million nulls for members',
        within('{"count":1,"members":[', 'null', 15 * MEGA, ']}'),
        odd('members'),
      ],
      [
        '5 million objects in the answer to a PUT',
        within('{"roles":[', '{}', 15 * MEGA, ']}'),
        { expect: { put: 'unknown too-large' } },
      ],
      ['400,000 numbers for organizations', within('[', '0', 0.8 * MEGA, ']'), odd('organizations')],
      [
        '400,000 permissions that are none',
        within(
          '[{"name":"a","built_in":true,"assignable":true,"site_permissions":[',
          '{}',
          1.2 * MEGA,
          ']}]',
        ),
        odd('org-roles'),
      ],
      ['400,000 users that are none', within('{"count":1,"users":[', '{}', 1.2 * MEGA, ']}'), odd('users')],
    ]),
    MOST_OF_VALUES_MB,
  ),
  ...flood(
    group('flood of text', 'H20 H22 HOS-2', [
      [
        '15 MB of one text',
        { status: 200, type: JSON_TYPE, body: ['"', repeat('x', 15 * MEGA), '"'] },
        odd('organizations'),
      ],
      [
        '15 MB of backslashes',
        { status: 200, type: JSON_TYPE, body: ['"', repeat('\\', 15 * MEGA), '"'] },
        odd('organizations'),
      ],
      [
        '15 MB of trouble',
        { status: 500, type: JSON_TYPE, body: ['{"message":"', repeat('x', 15 * MEGA), '"}'] },
        { expect: { self: 'server-error' } },
      ],
    ]),
    MOST_OF_TEXT_MB,
  ),
  ...flood(
    group('flood of pieces', 'N35 N36 N37', [
      [
        '3 million chunks of one byte',
        raw('end', `${HEAD}Transfer-Encoding: chunked\r\n\r\n`, repeat('1\r\n \r\n', 18 * MEGA), '0\r\n\r\n'),
        odd('self'),
      ],
      [
        'hints as fast as they go',
        raw('end', repeat('HTTP/1.1 103 Early Hints\r\n\r\n', 100 * MEGA)),
        { expect: { self: 'bad-response' }, limits: { attempts: 1 } },
      ],
      [
        'headers as fast as they go',
        raw('end', HEAD, repeat('X-A: b\r\n', 100 * MEGA)),
        { expect: { self: 'too-large' } },
      ],
      [
        'trailers as fast as they go',
        raw('end', `${HEAD}Transfer-Encoding: chunked\r\n\r\n0\r\n`, repeat('X-A: b\r\n', 100 * MEGA)),
        { expect: { self: 'too-large' } },
      ],
      [
        'answers to questions that nobody asked',
        raw('end', repeat(`${HEAD}Content-Length: 2\r\n\r\n{}`, 50 * MEGA)),
        odd('self'),
      ],
    ]),
    128,
  ),
];
