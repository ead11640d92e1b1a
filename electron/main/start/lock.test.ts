import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findLockTrouble } from './lock.ts';
import { EXIT } from './refusal.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rollcall-lock-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('a profile whose lock is not to be had', () => {
  it('is in use, when the lock names somebody', () => {
    symlinkSync('desk-4711', join(dir, 'SingletonLock'));
    expect(findLockTrouble(dir, 'linux')).toBeNull();
  });

  it.each([
    ['a folder', (path: string) => mkdirSync(path)],
    ['a file', (path: string) => writeFileSync(path, '')],
  ])('is told of when the lock is %s, which nobody can hold', (_, put) => {
    put(join(dir, 'SingletonLock'));
    const refusal = findLockTrouble(dir, 'linux');
    expect(refusal).toMatchObject({ exitCode: EXIT.profile });
    expect(refusal?.message).toMatch(/^Rollcall was not started because .*SingletonLock.*take it away\.$/);
    // Windows locks by a name of the system, not by a file.
    expect(findLockTrouble(dir, 'win32')).toBeNull();
  });

  it('is told of when there is none: the disk takes no links', () => {
    expect(findLockTrouble(dir, 'linux')?.message).toContain('could not be locked');
  });
});
