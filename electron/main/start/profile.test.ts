import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ProfileFacts, prepareProfileFolder, toOwnGroup } from './profile.ts';

let top = '';
let facts: ProfileFacts;

beforeEach(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'rollcall-profile-')));
  mkdirSync(join(top, 'home'));
  facts = {
    uid: process.getuid?.() ?? null,
    ownGroup: process.getgid?.() ?? null,
    homes: [join(top, 'home')],
  };
});
afterEach(() => rmSync(top, { recursive: true, force: true }));

const toMode = (path: string): number => statSync(path).mode & 0o7777;

/** A folder with an exact mode, whatever the umask. */
const folder = (mode: number, ...names: readonly string[]): string => {
  const path = join(top, ...names);
  mkdirSync(path, { recursive: true });
  chmodSync(path, mode);
  return path;
};

const file = (mode: number, ...names: readonly string[]): string => {
  const path = join(top, ...names);
  writeFileSync(path, 'x');
  chmodSync(path, mode);
  return path;
};

/** What is said when a folder is refused; nothing may have been changed in it. */
const toRefusal = (wanted: string): string => {
  const found = prepareProfileFolder(wanted, facts);
  if (found.ok) throw new Error(`${wanted} was taken.`);
  expect(found.failure.message).toMatch(/^Rollcall was not started because its profile folder .*\.$/);
  return found.failure.message;
};

const isWindows = process.platform === 'win32';

describe.runIf(!isWindows)('prepareProfileFolder', () => {
  it('makes a folder that nobody else can read, with one marker, and takes it again', () => {
    const wanted = join(top, 'a', 'b');
    expect(prepareProfileFolder(wanted, facts)).toEqual({ ok: true, value: wanted });
    expect(readdirSync(wanted).toSorted()).toEqual(['chromium', 'logs', 'rollcall-profile']);
    for (const path of [wanted, join(wanted, 'logs'), join(wanted, 'chromium')])
      expect(toMode(path)).toBe(0o700);
    expect(toMode(join(wanted, 'rollcall-profile'))).toBe(0o600);
    file(0o600, 'a', 'b', 'notes.txt');
    expect(prepareProfileFolder(wanted, facts).ok).toBe(true);
  });

  it('closes an empty folder, and one of ours from before there was a marker', () => {
    expect(prepareProfileFolder(folder(0o755, 'empty'), facts).ok).toBe(true);
    folder(0o755, 'old', 'store');
    folder(0o755, 'old', 'Crashpad');
    file(0o644, 'old', 'journal-marker.json');
    symlinkSync('host-1', join(top, 'old', 'SingletonLock'));
    const old = join(top, 'old');
    chmodSync(old, 0o777);
    expect(prepareProfileFolder(old, facts)).toEqual({ ok: true, value: old });
    expect([toMode(old), toMode(join(old, 'store')), toMode(join(old, 'journal-marker.json'))]).toEqual([
      0o700, 0o700, 0o600,
    ]);
  });

  it('leaves a folder with other things in it as it was', () => {
    const foreign = folder(0o755, 'documents');
    file(0o644, 'documents', 'letter.txt');
    folder(0o755, 'documents', 'store');
    expect(toRefusal(foreign)).toContain('holds other things already');
    expect(toMode(foreign)).toBe(0o755);
    expect(toMode(join(foreign, 'store'))).toBe(0o755);
    expect(readdirSync(foreign).toSorted()).toEqual(['letter.txt', 'store']);
  });

  it('refuses a shared folder, a disk, a home folder and what holds it', () => {
    const shared = folder(0o1777, 'shared');
    expect(toRefusal(shared)).toContain('is shared with other users');
    expect(toMode(shared)).toBe(0o1777);
    expect(toRefusal('/')).toContain('is a whole disk');
    expect(toRefusal(join(top, 'home'))).toContain('your home folder');
    expect(toRefusal(top)).toContain('your home folder');
    expect(toRefusal(join(top, 'home', '..', 'home', '.'))).toContain('your home folder');
    symlinkSync(join(top, 'home'), join(top, 'link-home'));
    expect(toRefusal(join(top, 'link-home'))).toContain('your home folder');
    expect(readdirSync(join(top, 'home'))).toEqual([]);
  });

  it('takes a link to a folder for that folder, and a link to nothing for nothing', () => {
    const real = folder(0o700, 'real');
    symlinkSync(real, join(top, 'link'));
    expect(prepareProfileFolder(join(top, 'link'), facts)).toEqual({ ok: true, value: real });
    symlinkSync(join(top, 'nowhere'), join(top, 'dangling'));
    expect(toRefusal(join(top, 'dangling'))).toContain('ENOENT');
    expect(existsSync(join(top, 'nowhere'))).toBe(false);
  });

  it('refuses a file, and a folder that lies where others may put another in its place', () => {
    expect(toRefusal(file(0o600, 'a-file'))).toContain('is a file');
    folder(0o777, 'open');
    expect(toRefusal(join(top, 'open', 'profile'))).toContain('which other users may change');
    expect(toRefusal(join(top, 'open', 'deeper', 'profile'))).toContain('which other users may change');
    expect(existsSync(join(top, 'open', 'deeper'))).toBe(false);
  });

  it('lives in a folder like /tmp, where nobody can take it away', () => {
    folder(0o1777, 'sticky');
    expect(prepareProfileFolder(join(top, 'sticky', 'profile'), facts).ok).toBe(true);
  });

  it.each([
    'store',
    'logs',
    'chromium',
    'compiled',
    'journal-marker.json',
    'window.json',
    'last.json',
    'rollcall-profile',
  ])('refuses a profile whose %s is a link to elsewhere', (name) => {
    const profile = folder(0o700, 'profile');
    const elsewhere = folder(0o777, 'elsewhere');
    symlinkSync(elsewhere, join(profile, name));
    expect(toRefusal(profile)).toMatch(/link in it|no folder|other things/);
    expect(toMode(elsewhere)).toBe(0o777);
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  it('refuses links inside the store, however deep, and closes what is open to others', () => {
    const profile = folder(0o700, 'profile');
    folder(0o777, 'profile', 'store', 'backup');
    const journal = file(0o666, 'profile', 'store', 'journal.db');
    expect(prepareProfileFolder(profile, facts).ok).toBe(true);
    expect([toMode(join(profile, 'store', 'backup')), toMode(journal)]).toEqual([0o700, 0o600]);
    const target = file(0o644, 'target');
    symlinkSync(target, join(profile, 'store', 'backup', 'journal.db'));
    expect(toRefusal(profile)).toContain('has a link in it');
    expect(toMode(target)).toBe(0o644);
  });

  it.each([
    'journal-marker.json',
    'window.json',
    'rollcall-profile',
    'store/journal.db',
    'store/journal.db-wal',
    'store/engine.lock',
    'store/backup/journal-000000000000001.db',
    'store/journal-emergency-1.ndjson',
    'logs/rollcall.log',
    'compiled/x',
  ])('refuses a profile in which %s is a pipe, which nobody would ever come back from', (name) => {
    const path = join(folder(0o700, 'profile'), name);
    mkdirSync(dirname(path), { recursive: true });
    expect(spawnSync('mkfifo', [path]).status).toBe(0);
    expect(toRefusal(join(top, 'profile'))).toMatch(/neither a file nor a folder|other things/);
  });

  it('refuses a store that is a second name of another one', () => {
    const profile = folder(0o700, 'profile');
    folder(0o700, 'profile', 'store');
    const journal = file(0o644, 'elsewhere.db');
    linkSync(journal, join(profile, 'store', 'journal.db'));
    expect(toRefusal(profile)).toContain('a hard link');
    expect(toMode(journal)).toBe(0o644);
  });

  it('refuses a folder inside another profile, at any depth, and whatever it is called', () => {
    const outer = folder(0o700, 'outer');
    expect(prepareProfileFolder(outer, facts).ok).toBe(true);
    for (const names of [['compiled'], ['store', 'backup'], ['chromium', 'a', 'b']]) {
      const inner = join(outer, ...names);
      expect(toRefusal(inner)).toContain('lies in another profile');
      expect(existsSync(inner)).toBe(false);
    }
    symlinkSync(join(outer, 'logs'), join(top, 'side-door'));
    expect(toRefusal(join(top, 'side-door'))).toContain('lies in another profile');
  });

  it.runIf(process.platform === 'linux' && process.getuid?.() === 0)(
    'knows the home folder by another name of it',
    () => {
      const other = folder(0o700, 'other');
      if (spawnSync('mount', ['--bind', join(top, 'home'), other]).status !== 0) return;
      try {
        expect(toRefusal(other)).toContain('your home folder');
      } finally {
        spawnSync('umount', [other]);
      }
    },
  );

  it.each([['logs'], ['chromium']])('refuses a profile whose %s is a file', (name) => {
    const profile = folder(0o700, 'profile');
    file(0o600, 'profile', name);
    expect(toRefusal(profile)).toContain(`no folder "${name}"`);
  });

  it('says so where a folder cannot be made', () => {
    file(0o600, 'a-file');
    expect(toRefusal(join(top, 'a-file', 'profile'))).toMatch(/cannot be used \((ENOTDIR|EEXIST)\)/);
  });

  it.runIf(process.getuid?.() === 0)('refuses what belongs to somebody else, also inside', () => {
    const theirs = folder(0o700, 'theirs');
    chownSync(theirs, 65_534, 65_534);
    expect(toRefusal(theirs)).toContain('belongs to another user');
    const profile = folder(0o700, 'profile');
    folder(0o700, 'profile', 'store');
    chownSync(file(0o600, 'profile', 'store', 'cache.db'), 65_534, 65_534);
    expect(toRefusal(profile)).toContain('something of another user');
    chownSync(top, 65_533, 65_533);
    const parent = { ...facts, uid: 65_534, ownGroup: 65_534 };
    const found = prepareProfileFolder(join(top, 'mine'), parent);
    expect(found.ok ? '' : found.failure.message).toContain('which other users may change');
  });

  it('is not troubled by a group that is only ours', () => {
    const parent = folder(0o775, 'group');
    expect(prepareProfileFolder(join(parent, 'profile'), facts).ok).toBe(true);
    if (process.getuid?.() === 0) {
      chownSync(parent, 0, 65_534);
      expect(toRefusal(join(parent, 'another'))).toContain('which other users may change');
    }
    expect(dirname(parent)).toBe(top);
  });
});

describe('the group that is only ours', () => {
  const groups = 'root:x:0:\nstaff:x:20:\nada:x:1000:\nbob:x:1001:bob,eve\nusers:x:100:ada';

  it.each([
    [1000, 'ada', 1000],
    // Everybody's first group on some systems, whoever is listed in it.
    [20, 'ada', null],
    [100, 'ada', null],
    // Somebody else was let in.
    [1001, 'bob', null],
    // Known to a directory service alone.
    [5000, 'ada', null],
  ])('%s of %s: %s', (gid, username, own) => {
    expect(toOwnGroup(groups, gid, username)).toBe(own);
  });
});
