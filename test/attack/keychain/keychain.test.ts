import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inRoot } from '#build/base/root.ts';
import { needKeyring, type RealKeyring, startRealKeyring } from './real-keyring.ts';

const word = 'throw-away';
const cli = inRoot('test', 'attack', 'keychain', 'cli.ts');

let home = '';
let keyring: RealKeyring | null = null;

beforeAll(needKeyring);
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'rollcall-keychain-'));
  mkdirSync(join(home, 'data'), { mode: 0o700 });
});
afterEach(async () => {
  await keyring?.stop();
  keyring = null;
  rmSync(home, { recursive: true, force: true });
});

const restart = async (unlockWith: string | null): Promise<void> => {
  await keyring?.stop();
  keyring = await startRealKeyring(home, unlockWith);
};
const call = (env: Readonly<Record<string, string>> | undefined, ...args: string[]) =>
  JSON.parse(execFileSync(process.execPath, [cli, ...args], { env, encoding: 'utf8' }));
const ask = (...args: string[]) => call(keyring?.env, ...args).result;

describe('the keychain on a real gnome-keyring', () => {
  it('keeps, reads and erases a secret while the keyring is unlocked', async () => {
    await restart(word);
    expect(ask('probe')).toEqual({ ok: true, value: { backend: 'Secret Service' } });
    expect(ask('read', 'one')).toEqual({ ok: true, value: { secret: null } });
    expect(ask('write', 'one', 'not a token')).toMatchObject({ ok: true });
    expect(ask('read', 'one')).toEqual({ ok: true, value: { secret: 'not a token' } });
    expect(ask('erase', 'one')).toEqual({ ok: true, value: { erased: true } });
    expect(ask('read', 'one')).toEqual({ ok: true, value: { secret: null } });
  });

  it('tells a locked keyring from an empty one, and finds the secret again after unlocking, three times of three', async () => {
    await restart(word);
    expect(ask('write', 'one', 'not a token')).toMatchObject({ ok: true });
    for (let round = 0; round < 3; round++) {
      await restart(null);
      for (const args of [['probe'], ['read', 'one'], ['read', 'never-written'], ['erase', 'one']]) {
        expect(ask(...args), args.join(' ')).toMatchObject({
          ok: false,
          failure: { code: 'keychain-locked' },
        });
      }
      await restart(word);
      expect(ask('read', 'one')).toEqual({ ok: true, value: { secret: 'not a token' } });
    }
  }, 60_000);

  it('says within 3 s that there is no keychain when there is no message bus, and writes nothing', () => {
    const env = { PATH: process.env.PATH ?? '', HOME: home, XDG_DATA_HOME: join(home, 'data') };
    for (const args of [['probe'], ['write', 'one', 'not a token'], ['read', 'one'], ['erase', 'one']]) {
      const { result, tookMs } = call(env, ...args);
      expect(result).toMatchObject({ ok: false, failure: { code: 'keychain-unavailable' } });
      expect(tookMs).toBeLessThan(3_000);
    }
    expect(readdirSync(join(home, 'data'))).toEqual([]);
  });
});
