import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type OpenOptions, openDatabase } from './open.ts';

let dir = '';
const others: BetterSqlite3.Database[] = [];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rollcall-at-once-'));
});
afterEach(() => {
  vi.restoreAllMocks();
  for (const other of others.splice(0)) other.close();
  rmSync(dir, { recursive: true, force: true });
});

const options = (more: Partial<OpenOptions> = {}): OpenOptions => ({
  file: join(dir, 'journal.db'),
  set: 'journal',
  applicationId: 0x52634a6f,
  durability: 'full',
  check: 'always',
  key: null,
  backup: () => undefined,
  ...more,
});
/** What another process would use. */
const connect = (): BetterSqlite3.Database => {
  const db = new BetterSqlite3(options().file, { timeout: 0 });
  others.push(db);
  return db;
};

type Calls = Record<'pragma' | 'exec', (...given: unknown[]) => unknown>;
/** Something that happens once, right after the first call of this text. */
const justAfter = (call: keyof Calls, text: string, happens: () => void): void => {
  // Both take a text first, and whatever else they take goes along: its type is not looked at here.
  const prototype: unknown = BetterSqlite3.prototype;
  const calls = prototype as Calls;
  const real = calls[call];
  let isOver = false;
  vi.spyOn(calls, call).mockImplementation(function (this: unknown, ...given) {
    const answer = real.apply(this, given);
    if (!isOver && given[0] === text) {
      isOver = true;
      happens();
    }
    return answer;
  });
};

describe('a database that others set up at the same moment', () => {
  it('is never taken for one of another program, whenever they are done', () => {
    justAfter('pragma', 'application_id', () => {
      const other = connect();
      try {
        other.pragma('journal_mode = WAL');
        other.pragma(`application_id = ${options().applicationId}`);
        other.exec('CREATE TABLE made_meanwhile (a INTEGER) STRICT');
      } catch {
        // Kept from it while somebody looks whose file it is.
      }
      other.close();
    });
    const opened = openDatabase(options());
    expect(opened.ok ? 'opened' : opened.failure.code).toBe('opened');
    if (opened.ok) opened.value.close();
  });

  it('is left alone when a newer version has changed it while this one waited', () => {
    const first = openDatabase(options());
    if (first.ok) first.value.close();
    const old = connect();
    old.pragma('user_version = 1');
    const opened = openDatabase(options({ backup: () => void connect().pragma('user_version = 999') }));
    expect(opened).toMatchObject({ ok: false, failure: { code: 'from-the-future' } });
    expect(old.pragma('user_version', { simple: true })).toBe(999);
  });

  it('is waited for five seconds in all, however often it is taken and given back', async () => {
    // One that is to be migrated: the lock is asked for twice.
    const first = openDatabase(options());
    if (first.ok) first.value.close();
    connect().pragma('user_version = 1');
    const holder = join(import.meta.dirname, '..', '..', '..', 'test', 'durability', 'holder.ts');
    const child = spawn(process.execPath, [holder, options().file]);
    const words = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    await words.next();
    child.stdin.write('hold writing 3000\n');
    await words.next();
    justAfter('exec', 'ROLLBACK', () => void connect().exec('BEGIN IMMEDIATE'));
    const from = performance.now();
    const opened = openDatabase(options());
    const tookMs = performance.now() - from;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.stdin.end();
    await ended;
    expect(opened).toMatchObject({ ok: false, failure: { code: 'in-use' } });
    expect(tookMs).toBeGreaterThan(4_500);
    expect(tookMs).toBeLessThan(6_500);
  }, 30_000);
});
