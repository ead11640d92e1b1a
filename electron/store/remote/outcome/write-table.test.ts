import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sayRefusal } from '#shared/model/refusal.ts';
import { WIRE_PHASES } from '../port.ts';
import { BREAK_REASONS, type WireEnd } from '../wire/types.ts';
import { findRefusal, REFUSAL_WORDS } from './refusal/index.ts';
import { readServerWords } from './server-words.ts';
import { toWriteEnd, WRITE_ENDS } from './write-table.ts';

const wordsOf = (
  row: (typeof REFUSAL_WORDS)[number],
): { readonly message: string; readonly detail: string } => {
  const text = (wanted: (typeof row)['message'] | undefined): string => {
    if (wanted === undefined) return '';
    return typeof wanted === 'string' ? wanted : (Object.values(wanted)[0] ?? '');
  };
  return { message: text(row.message) || 'Something went wrong.', detail: text(row.detail) };
};

const known = fc.constantFrom(...REFUSAL_WORDS.map(wordsOf));
const bodies = fc.oneof(
  known.map((words) => JSON.stringify(words)),
  fc.record({ message: fc.string(), detail: fc.string() }).map((words) => JSON.stringify(words)),
  fc.constantFrom('', '{"cut":', '[1]', '<html></html>', 'no'),
);
const answers: fc.Arbitrary<WireEnd> = fc
  .tuple(fc.integer({ min: 100, max: 999 }), bodies, fc.constantFrom('application/json', 'text/html', ''))
  .map(([status, body, type]) => ({
    kind: 'answer',
    status,
    headers: { 'content-type': [type] },
    body: Buffer.from(body),
  }));
const breaks: fc.Arbitrary<WireEnd> = fc.record({
  kind: fc.constant('break' as const),
  phase: fc.constantFrom(...WIRE_PHASES),
  reason: fc.constantFrom(...BREAK_REASONS),
  detail: fc.string(),
  status: fc.option(fc.integer({ min: 100, max: 599 })),
  requestId: fc.constant(null),
});

const read = (end: WireEnd) => {
  const refusal = end.kind === 'answer' ? findRefusal(end.status, readServerWords(end)) : null;
  return { refusal, left: toWriteEnd(end, refusal?.code ?? null) };
};

describe('the table of writes', () => {
  it('leaves no end of the wire without a meaning, and nothing after the first byte is "not sent"', () => {
    fc.assert(
      fc.property(fc.oneof(answers, breaks), (end) => {
        const { left } = read(end);
        expect(WRITE_ENDS).toContain(left);
        expect(left === 'not-sent').toBe(end.kind === 'break' && end.phase === 'connecting');
        if (end.kind === 'break' && end.phase !== 'connecting') expect(left).toBe('unknown');
      }),
      { numRuns: 3_000 },
    );
  });

  it('calls a write rejected only for a 4xx in the very words of the server', () => {
    fc.assert(
      fc.property(answers, (end) => {
        const { left, refusal } = read(end);
        const status = end.status ?? 0;
        if (left === 'rejected')
          expect([refusal === null, status >= 400 && status < 500]).toEqual([false, true]);
        if (status >= 500 || status < 400 || status === 408) expect(left).toBe('unknown');
        if (status === 429) expect(left).toBe('throttled');
        if (left === 'refused-unproven') expect(refusal).toBeNull();
      }),
      { numRuns: 3_000 },
    );
  });

  it('leaves a 500 open even when the server says plainly why', () => {
    const body = Buffer.from('{"message":"Failed.","detail":"unauthorized: rbac: forbidden"}');
    const end: WireEnd = {
      kind: 'answer',
      status: 500,
      headers: { 'content-type': ['application/json'] },
      body,
    };
    expect(read(end)).toMatchObject({ left: 'unknown', refusal: { code: 'hidden-forbidden' } });
  });
});

describe('the refusals', () => {
  it('are found by their own words, and no row hides behind an earlier one', () => {
    for (const row of REFUSAL_WORDS)
      expect([row.message, findRefusal(row.status, wordsOf(row))?.code]).toEqual([row.message, row.code]);
  });

  it('say what to do in one plain sentence or two, without a word of blame', () => {
    for (const { code } of REFUSAL_WORDS) expect(sayRefusal(code)).toMatch(/^[A-Z][^!]*\.$/);
  });

  it('are not found in other words, with another status, or without words', () => {
    expect(findRefusal(400, { message: 'You cannot suspend yourself', detail: '' })).toBeNull();
    expect(findRefusal(403, { message: 'You cannot suspend yourself.', detail: '' })).toBeNull();
    expect(findRefusal(400, null)).toBeNull();
  });
});
