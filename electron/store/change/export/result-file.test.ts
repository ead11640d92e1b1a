import { describe, expect, it } from 'vitest';
import { toInertCell } from './inert.ts';
import { type ResultRow, toCsv, toJson } from './result-file.ts';

const row: ResultRow = {
  kind: 'member-roles',
  userId: 'u1',
  username: '=HYPERLINK("x")',
  email: '',
  organizationId: 'o1',
  organization: 'Acme, "North"',
  roleName: '',
  outcome: 'refused',
  reason: 'two\nlines',
  before: ['a', 'b'],
  after: [],
  requestId: null,
  overlapped: null,
};

describe('result file', () => {
  it('keeps formulas inert, in full-width forms too', () => {
    for (const text of ['=1', '+1', '-1', '@x', '\tx', '\rx', '＝1', '\0'])
      expect(toInertCell(text)).toBe(`'${text}`);
    expect(toInertCell('a=1')).toBe('a=1');
  });

  it('quotes what needs quotes and starts with a byte order mark', () => {
    const csv = toCsv([row]);
    expect(csv.startsWith('\uFEFFkind,user_id,username')).toBe(true);
    expect(csv).toContain(
      `member-roles,u1,"'=HYPERLINK(""x"")",,o1,"Acme, ""North""",,refused,"two\nlines",a b,,,`,
    );
    expect(csv.endsWith('\r\n')).toBe(true);
  });

  it('writes JSON that says what it is', () => {
    const head = {
      planId: 'p',
      deployment: 'd',
      url: 'u',
      hash: 'h',
      createdAt: 'c',
      endedAt: null,
      state: 's',
      reasons: { 'many-lose': 'the team was closed' },
      counts: { applied: 1 },
      verified: null,
      audit: null,
      gaps: null,
    };
    expect(JSON.parse(toJson(head, [row]))).toMatchObject({
      format: 'rollcall-result',
      version: 1,
      changes: [row],
    });
  });
});
