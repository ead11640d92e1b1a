import { describe, expect, it } from 'vitest';
import { listDetails, listProofs } from './proof-text.ts';
import { createStatus } from './testing.ts';

const at = '2026-11-22T10:02:00Z';
const audit = { state: 'joined', joined: 10, missing: 0, overlapped: 0, unreadableRows: 0, at } as const;

describe('the proof after an apply', () => {
  it('says good only of what was read back without a difference', () => {
    const [same] = listProofs(createStatus({ verified: { confirmed: 10, different: 0, at } }));
    const [other] = listProofs(createStatus({ verified: { confirmed: 9, different: 1, at } }));
    const [none] = listProofs(createStatus({ verified: null }));
    expect([same?.tone, other?.tone, none?.tone]).toEqual(['good', 'warn', 'plain']);
    expect(other?.text).toContain('1 different');
  });

  it('warns of every edit that was overwritten, and names how many', () => {
    const [, line] = listProofs(createStatus({ audit: { ...audit, overlapped: 2 } }));
    expect(line).toMatchObject({ tone: 'warn' });
    expect(line?.text).toContain('2 edits of somebody else');
  });

  it.each(['unreadable', 'not-recorded', 'failed'] as const)(
    'claims nothing of an audit log that is %s',
    (state) => {
      const [, line] = listProofs(createStatus({ audit: { ...audit, state } }));
      expect(line?.tone).toBe('plain');
    },
  );

  it('does not call it good when writes are missing in the audit log', () => {
    const [, line] = listProofs(createStatus({ audit: { ...audit, joined: 8, missing: 2 } }));
    expect(line).toEqual({
      tone: 'plain',
      text: 'Audit log: 8 of 10 writes found; none of those overwrote an edit of somebody else.',
    });
  });

  it('says what became of the applied changes that the audit log cannot be asked about', () => {
    const lineOf = (applied: number) => listProofs(createStatus({ counts: { applied }, audit }))[1];
    expect(lineOf(11)).toEqual({
      tone: 'plain',
      text: 'Audit log: 10 of 10 writes found; none of those overwrote an edit of somebody else. 1 more change was written without an answer (a read found it applied) and cannot be looked up there.',
    });
    expect(lineOf(12)?.text).toContain('2 more changes were written without an answer (a read found them');
    expect(lineOf(10)?.tone).toBe('good');
  });

  it.each([
    ['joined', { joined: 10, missing: 0 }, '; none overwrote an edit of somebody else.'],
    ['joined', { joined: 8, missing: 2 }, '; none of those overwrote an edit of somebody else.'],
    ['joined', { joined: 10, missing: 0, overlapped: 1 }, ' was overwritten.'],
    ['failed', { joined: 0, missing: 10 }, 'so overwritten edits cannot be ruled out.'],
  ] as const)('tells of rows of the log that could not be read (%s, %o)', (state, over, before) => {
    const [, line] = listProofs(createStatus({ audit: { ...audit, state, ...over, unreadableRows: 3 } }));
    expect(line?.text).toContain(`${before} 3 rows of the log could not be read.`);
  });

  it('keeps the times for the details, where a percentile cannot be read as a count', () => {
    const gaps = { measured: 10, overSecond: 1, p99Ms: 41.2, longestMs: 1320 };
    expect(
      listProofs(createStatus({ gaps }))
        .map(({ text }) => text)
        .join(),
    ).not.toMatch(/ms|99/);
    const [line] = listDetails(createStatus({ gaps }));
    expect(line).toBe(
      'Time between reading and writing, over 10 writes: at most 1.3 s, over a second for 1; 99 % took 41 ms or less.',
    );
    expect(line).not.toMatch(/99 of 100/);
    expect(listDetails(createStatus({ gaps: null }))).toEqual([]);
  });
});
