import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ProfileFacts, prepareProfileFolder } from './profile.ts';

/** What happens just before a folder is made, and whether a wish to close one is heeded. */
const world = vi.hoisted(() => ({ beforeMaking: () => {}, keepsModes: true, refusal: '' }));

vi.mock(import('node:fs'), async (importOriginal) => {
  const fs = await importOriginal();
  const mkdirSync = ((...args: Parameters<typeof fs.mkdirSync>) => {
    const act = world.beforeMaking;
    world.beforeMaking = () => {};
    act();
    return fs.mkdirSync(...args);
  }) as typeof fs.mkdirSync;
  const chmodSync: typeof fs.chmodSync = (...args) => {
    if (world.keepsModes) fs.chmodSync(...args);
  };
  const writeFileSync: typeof fs.writeFileSync = (...args) => {
    if (world.refusal !== '') throw Object.assign(new Error('no'), { code: world.refusal });
    fs.writeFileSync(...args);
  };
  return { ...fs, mkdirSync, chmodSync, writeFileSync };
});

let top = '';
let facts: ProfileFacts;
beforeEach(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'rollcall-race-')));
  facts = { uid: process.getuid?.() ?? null, ownGroup: null, homes: [] };
});
afterEach(() => {
  Object.assign(world, { beforeMaking: () => {}, keepsModes: true, refusal: '' });
  rmSync(top, { recursive: true, force: true });
});

const toMessage = (wanted: string): string => {
  const found = prepareProfileFolder(wanted, facts);
  return found.ok ? 'taken' : found.failure.message;
};

describe.runIf(process.platform !== 'win32')('a profile folder while others are at work', () => {
  it('is not made in a folder that somebody put there after it was looked for', () => {
    world.beforeMaking = () => {
      mkdirSync(join(top, 'a'));
      chmodSync(join(top, 'a'), 0o777);
    };
    expect(toMessage(join(top, 'a', 'profile'))).toContain('which other users may change');
  });

  it('is not made behind a link that somebody put there after it was looked for', () => {
    mkdirSync(join(top, 'elsewhere'), { mode: 0o700 });
    world.beforeMaking = () => symlinkSync(join(top, 'elsewhere'), join(top, 'a'));
    expect(toMessage(join(top, 'a', 'profile'))).toContain('was moved meanwhile');
  });

  it('is not taken on a disk that lets everybody read, whatever it is told', () => {
    mkdirSync(join(top, 'profile'));
    chmodSync(join(top, 'profile'), 0o755);
    world.keepsModes = false;
    expect(toMessage(join(top, 'profile'))).toContain('keeps nothing from other users');
  });

  it.each(['EROFS', 'ENOSPC', 'EDQUOT'])(
    'is taken as it is from a disk that takes no marker (%s)',
    (code) => {
      for (const name of ['', 'logs', 'chromium', 'store'])
        mkdirSync(join(top, 'profile', name), { recursive: true, mode: 0o700 });
      world.refusal = code;
      expect(toMessage(join(top, 'profile'))).toBe('taken');
      world.refusal = 'EIO';
      expect(toMessage(join(top, 'profile'))).toContain('EIO');
    },
  );
});
