import type { Entry } from './entry.ts';
import { everywhere, group, HEAD, onConnect, raw } from './say.ts';

/** Silence is ended by the wait for the next byte alone, and a trickle by the limit of the whole alone. */
const SILENT = { firstByteMs: 150, idleBodyMs: 150, attempts: 1 } as const;
const TRICKLE = { wholeMs: 500, attempts: 1 } as const;
const drip = (text: string, times: number) => ({ repeat: text, times, everyMs: 40 });
const late = { expect: everywhere('timed-out'), limits: SILENT } as const;
const slowly = { ...late, limits: TRICKLE } as const;
const long = `${HEAD}Content-Length: 90000\r\n\r\n`;

/** Servers that take their time: every wait has an end. */
export const slow: readonly Entry[] = group('slow', 'N31 N32 N37 RET-6', [
  ['takes the connection and is silent', onConnect('keep'), late],
  ['reads the request and is silent', raw('keep'), late],
  ['a status line, one letter at a time', raw('keep', 'HTTP/1.1 200 ', drip('O', 2_000)), late],
  [
    'headers without an end, one at a time',
    raw('keep', 'HTTP/1.1 200 OK\r\n', drip('X-A: b\r\n', 2_000)),
    late,
  ],
  ['hints without an end', raw('keep', drip('HTTP/1.1 103 Early Hints\r\n\r\n', 2_000)), late],
  ['continues without an end', raw('keep', drip('HTTP/1.1 100 Continue\r\n\r\n', 2_000)), late],
  ['a head and then nothing', raw('keep', long), late],
  [
    'half a body and then nothing',
    raw('keep', `${HEAD}Content-Length: {length}\r\n\r\n`, { good: [0, 0.5] }),
    late,
  ],
  ['a body of one byte at a time', raw('keep', long, drip(' ', 2_000)), slowly],
  [
    'chunks of one byte at a time',
    raw('keep', `${HEAD}Transfer-Encoding: chunked\r\n\r\n`, drip('1\r\n \r\n', 2_000)),
    slowly,
  ],
  ['a chunk that never comes', raw('keep', `${HEAD}Transfer-Encoding: chunked\r\n\r\n`, '400\r\n'), late],
  ['no end of the chunks', raw('keep', `${HEAD}Transfer-Encoding: chunked\r\n\r\n`, '2\r\n[]\r\n'), late],
  [
    'trailers without an end',
    raw('keep', `${HEAD}Transfer-Encoding: chunked\r\n\r\n2\r\n[]\r\n0\r\n`, drip('A: b\r\n', 2_000)),
    slowly,
  ],
  ['a body that ends only with the connection', raw('keep', `${HEAD}Connection: close\r\n\r\n`, '[]'), late],
]);
