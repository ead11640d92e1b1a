import { describe, expect, it } from 'vitest';
import { listNotes, toEnd, toScopesText } from './text.ts';

const NOW_MS = Date.parse('2026-07-01T00:00:00.000Z');
const end = (expiresAt: string | null, isExpired = false) => toEnd({ expiresAt, isExpired }, NOW_MS);

describe('the end of a token', () => {
  it('is told as over, as soon, as far, and as not told', () => {
    expect(end('2026-06-28T00:00:00.000Z', true)).toEqual({ text: 'expired 3 d ago', tone: 'soft' });
    expect(end('2026-07-04T00:00:00.000Z')).toEqual({ text: 'in 3 d', tone: 'warn' });
    expect(end('2026-07-01T00:00:30.000Z')).toEqual({ text: 'in a moment', tone: 'warn' });
    expect(end('2026-07-30T00:00:00.000Z')).toEqual({ text: 'in 29 d', tone: 'plain' });
    expect(end('2029-07-30T00:00:00.000Z')).toEqual({ text: 'not within a year', tone: 'warn' });
    expect(end(null)).toEqual({ text: 'not told', tone: 'soft' });
  });
});

describe('what a token may do', () => {
  it('is everything, its scopes, or not told', () => {
    expect(toScopesText(['coder:all'])).toBe('everything');
    expect(toScopesText(['file:read', 'workspace:read'])).toBe('file:read, workspace:read');
    expect(toScopesText([])).toBe('not told');
  });
});

describe('a list of tokens', () => {
  const whole = {
    ...({ asOf: '2026-07-01', whose: 'all', problem: null, seesAll: true } as const),
    ...{ told: 3, all: 3, unreadable: 0, readAs: null },
  };

  it('has nothing to say where an owner sees all of them', () => {
    expect(listNotes(whole)).toEqual([]);
  });

  it('says that it has only those that one may see', () => {
    expect(listNotes({ ...whole, seesAll: false })).toEqual([
      'The tokens that you may see: your own. Only an owner sees everybody’s.',
    ]);
    expect(listNotes({ ...whole, seesAll: null }).join()).toContain('The tokens that you may see');
    expect(listNotes({ ...whole, whose: 'own' }).join()).toContain('only your own are here');
  });

  it('says as whom it was read before somebody else signed in, and how many rows could not be read', () => {
    expect(listNotes({ ...whole, readAs: 'ada', seesAll: false })).toEqual([
      'These are the tokens that ada may see: they were read before you signed in as somebody else. Refresh to read those that you may see.',
    ]);
    expect(listNotes({ ...whole, unreadable: 1 })).toEqual([
      '1 token of the server’s list could not be read, and is not here. Ask who runs the server to look at it.',
    ]);
  });

  it('says that the last refresh could not read them, and that some are left out', () => {
    expect(listNotes({ ...whole, problem: 'It broke.' })).toEqual([
      'The last refresh could not read tokens. Shown are those of the refresh before. It broke.',
    ]);
    expect(listNotes({ ...whole, problem: 'It broke.', asOf: null })).toEqual([
      'The last refresh could not read tokens. It broke.',
    ]);
    expect(listNotes({ ...whole, told: 61_000, all: 50_000 }).join()).toMatch(
      /61.000 tokens; the copy keeps 50.000/,
    );
  });
});
