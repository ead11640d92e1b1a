import type { Entry } from './entry.ts';
import { everywhere, group, HEAD, onConnect, raw } from './say.ts';

const cutAt = (share: number, then: 'end' | 'reset') =>
  raw(then, `${HEAD}Content-Length: {length}\r\n\r\n`, { good: [0, share] });
const SHARES = [0, 0.01, 0.25, 0.5, 0.75, 0.99] as const;

/** Connections that end, in every phase. */
export const connections: readonly Entry[] = [
  ...group('closed', 'N03 N04 RET-7', [
    ['by a reset as soon as it stands', onConnect('reset'), { expect: everywhere('offline') }],
    ['in good order as soon as it stands', onConnect('end'), { expect: everywhere('offline') }],
    ['by a reset after the request', raw('reset'), { expect: everywhere('offline') }],
    ['in good order after the request', raw('end'), { expect: everywhere('offline') }],
    ['in the status line', raw('end', 'HTTP/1.1 2'), { expect: everywhere('offline') }],
    ['after the status line', raw('end', 'HTTP/1.1 200 OK\r\n'), { expect: everywhere('offline') }],
    ['in a header', raw('reset', 'HTTP/1.1 200 OK\r\nContent-Le'), { expect: everywhere('offline') }],
    ['before the empty line', raw('end', `${HEAD}Content-Length: 2\r\n`), { expect: everywhere('offline') }],
    ['after a 100', raw('end', 'HTTP/1.1 100 Continue\r\n\r\n'), { expect: everywhere('offline') }],
    ['after a hint', raw('reset', 'HTTP/1.1 103 Early Hints\r\n\r\n'), { expect: everywhere('offline') }],
  ]),
  ...group(
    'cut body',
    'N09 ENG-5',
    SHARES.flatMap((share) =>
      (['end', 'reset'] as const).map(
        (then) =>
          [
            `at ${share * 100} %, then ${then}`,
            cutAt(share, then),
            // A page that is cut may get through when it is smaller; at one row it would be offline, too.
            { expect: { ...everywhere('offline'), members: 'too-large', 'member-roles': 'offline' } },
          ] as const,
      ),
    ),
  ),
  // The HTTP is whole, the JSON is not: a proxy that counts what it cut.
  ...group(
    'cut JSON',
    'N09 HOS-1',
    [0.01, 0.25, 0.5, 0.75, 0.99].map(
      (share) =>
        [
          `at ${share * 100} %`,
          raw('end', `${HEAD}Connection: close\r\n\r\n`, { good: [0, share] }),
          { expect: { ...everywhere('bad-response'), members: 'bad-response' }, asks: 1 },
        ] as const,
    ),
  ),
];
