import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toSafeError, toSafeEvent, toSafeFields } from './fields.ts';
import { createLog } from './log.ts';

const FIRST = ['Ada', 'Grace', 'Zoë', 'Björk', 'Οδυσσέας', 'Иван', '小林', 'Ann-Marie', "O'Brien", 'José'];
const LAST = [
  'Lovelace',
  'Hopper',
  'Nowak',
  'Müller',
  'Παππάς',
  'Петров',
  '健太',
  'van der Berg',
  'Nuñez',
  'Smith',
];

/** 500 things that name somebody: people, usernames, addresses, hosts, tokens, paths, five of each pair of names. */
const SECRETS = FIRST.flatMap((first, a) =>
  LAST.flatMap((last, b) => [
    `${first} ${last}`,
    `Qx${first.toLowerCase()}_${last}${a}${b}`,
    `${first}.${last}@corp${a}.example`.replaceAll(' ', ''),
    `https://coder${a}${b}.acme-corp.example/users/${first}`,
    `${String(a).repeat(10)}-${'kQ'.repeat(10)}${b}${b}`,
  ]),
);

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rollcall-log-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('what a log line may hold', () => {
  it('is none of 500 names, addresses and tokens, whichever way they come', () => {
    expect(SECRETS).toHaveLength(500);
    const log = createLog({ dir, home: '/home/someone', now: () => new Date(0) });
    for (const secret of SECRETS) {
      class SqliteError extends Error {}
      const error = new SqliteError(`UNIQUE constraint failed: members.username ${secret}`);
      log.error('call.failed', { id: 1, name: secret, error });
      log.error('apply.crashed', { planId: secret, error: String(error), cause: error, rows: [secret] });
      log.warn('sync.failed', {
        code: secret,
        detail: secret,
        problem: secret,
        reason: secret,
        where: secret,
      });
      log.warn('remote.trouble', { [secret]: secret, nested: { who: secret } });
      log.info(secret, { text: `${secret}\n    at ${secret} (/home/${secret}/x.js:1:2)` });
    }
    const written = readFileSync(join(dir, 'rollcall.log'), 'utf8');
    expect(written.split('\n')).toHaveLength(SECRETS.length * 5 + 1);
    const parts = SECRETS.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]);
    expect(parts.filter((secret) => written.includes(secret))).toEqual([]);
    for (const name of [...FIRST.filter((one) => one.length > 3), ...LAST])
      expect(written).not.toContain(name);
  });

  it('is what helps to find a fault: numbers, codes, the class of an error and where it happened', () => {
    const fields = {
      code: 'auth-expired',
      status: 503,
      isLate: true,
      planId: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff',
      name: 'member.list',
      error:
        'SqliteError: database is locked (SQLITE_BUSY)\n    at run (/x/store.cjs:10:20)\n    at /x/y.ts:3:4',
    };
    expect(toSafeFields(fields)).toEqual({
      ...fields,
      error: 'SqliteError | SQLITE_BUSY | database is locked | store.cjs:10:20 | y.ts:3:4',
    });
    expect(toSafeError('ENOENT: no such file, open /home/ada/x')).toBe('Error | ENOENT');
  });

  it.each(['store: ended unexpectedly', 'journal.not-backed-up', 'app: started', 'window.message-refused'])(
    'begins with an event of the code, such as %s',
    (event) => expect(toSafeEvent(event)).toBe(event),
  );
});
