import type { Entry } from './entry.ts';
import { group, json } from './say.ts';

const slowDown = (...values: readonly string[]) =>
  json(429, '{"message":"You have been rate limited."}', {
    headers: values.map((value) => ['Retry-After', value] as const),
  });
const MINUTE = 60_000;
const waits = (about: string, values: readonly string[], least: number, more: Partial<Entry> = {}) =>
  [
    about,
    slowDown(...values),
    {
      expect: { put: 'throttled', self: 'rate-limited' },
      // A fifth more at most, so that not all clients come back at once.
      waitsMs: [least, least * 1.2],
      asks: 3,
      ...more,
    },
  ] as const;

/** Every form of Retry-After, clamped to 1 second and 15 minutes. */
export const retryAfter: readonly Entry[] = group('429', 'N26 N27 N29 RET-2', [
  waits('a minute', ['60'], MINUTE),
  waits('nothing', [], 5_000),
  waits('zero', ['0'], 1_000),
  waits('a negative number', ['-5'], 1_000),
  waits('a number with a plus', ['+7'], 7_000),
  waits('a fraction', ['2.5'], 2_500),
  waits('beyond every patience', ['1000000000000'], 15 * MINUTE),
  waits('in powers', ['1e3'], 15 * MINUTE),
  waits('beyond all numbers', ['1e309'], 15 * MINUTE),
  waits('not a number', ['NaN'], 5_000),
  waits('Infinity', ['Infinity'], 5_000),
  waits('hexadecimal', ['0x10'], 5_000),
  waits('an empty value', [''], 5_000),
  waits('words', ['soon'], 5_000),
  waits('two values', ['3', '8'], 8_000),
  waits('two values in one', ['3, 8'], 5_000),
  waits('a date in the past', ['Wed, 21 Oct 2015 07:28:00 GMT'], 1_000),
  waits('a date in ten thousand years', ['Fri, 31 Dec 9999 23:59:59 GMT'], 15 * MINUTE),
  waits('a date that does not exist', ['Mon, 99 Foo 2026 99:99:99 GMT'], 5_000),
  waits('a page of 1,000 digits', ['9'.repeat(1_000)], 15 * MINUTE),
  waits('with HTML for a body', ['2'], 2_000, {
    answer: { ...slowDown('2'), type: 'text/html', body: ['<b>slow</b>'] },
  } as Partial<Entry>),
  [
    'a 503 that asks to wait',
    json(503, '{"message":"later"}', { headers: [['Retry-After', '9']] }),
    { expect: { self: 'server-error' }, waitsMs: [9_000, 10_800], asks: 3, rows: 'RET-1 RET-2' },
  ],
]);
