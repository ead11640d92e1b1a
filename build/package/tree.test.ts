import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createPackageWithOptions } from '@electron/asar';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findBypasses, judgePreload, judgeTree } from './tree.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rollcall-tree-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const preload = 'const { ipcRenderer } = require("electron"); ipcRenderer.send("x");';
const whole = {
  'out/main/index.cjs': 'main',
  'out/main/store.cjs': 'store',
  'out/preload/index.cjs': preload,
  'node_modules/a/index.js': 'a',
  'node_modules/a/a.node': 'machine code',
};

/** Packs files as an app, those that fit the pattern outside of the archive; gives the folder of its resources. */
const pack = async (files: Readonly<Record<string, string>>, unpack: string): Promise<string> => {
  const app = join(dir, 'app');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(app, path)), { recursive: true });
    writeFileSync(join(app, path), text);
  }
  const resources = join(dir, 'resources');
  await createPackageWithOptions(app, join(resources, 'app.asar'), { unpack });
  return resources;
};

describe('judgeTree', () => {
  it('is content when only machine code lies outside of the archive', async () => {
    expect(judgeTree(await pack(whole, '**/*.node'), true)).toEqual([]);
  });

  it('finds code outside of the archive of a product, which an evaluation may have', async () => {
    const resources = await pack(whole, '**/{store.cjs,*.node}');
    expect(judgeTree(resources, true)).toEqual(['out/main/store.cjs lies outside of the archive.']);
    expect(judgeTree(resources, false)).toEqual([]);
  });

  it('finds an app beside the archive, and what is missing in it', async () => {
    const { 'out/main/store.cjs': _gone, ...rest } = whole;
    const resources = await pack(rest, '**/*.node');
    mkdirSync(join(resources, 'app'));
    expect(judgeTree(resources, true)).toEqual([
      'out/main/store.cjs is not in the archive.',
      'app lies beside the archive.',
    ]);
  });

  it('finds a way around a protection in the code of the app', async () => {
    const files = { ...whole, 'out/main/index.cjs': 'if (process.env.TEST_KEYCHAIN) x();' };
    expect(judgeTree(await pack(files, '**/*.node'), true)).toEqual([
      'out/main/index.cjs has "TEST_K" in it.',
    ]);
  });
});

describe('REN-5: judgePreload', () => {
  it.each<[string, readonly string[], string]>([
    ['two files', ['a', 'b'], preload],
    ['30 KB', ['a'], preload + ' '.repeat(30_000)],
    ['another module', ['a'], `${preload} require('node:fs')`],
    ['a file of its own', ['a'], `${preload} require("./chunk.cjs")`],
    ['a late import', ['a'], `${preload} import("fs")`],
    ['ES module syntax', ['a'], `import x from 'electron';\n${preload}`],
    ['nothing of electron', ['a'], 'x()'],
  ])('refuses %s', (_, files, text) => {
    expect(judgePreload(files, text)).toHaveLength(1);
  });

  it('takes one small file that requires electron', () => {
    expect(judgePreload(['a'], preload)).toEqual([]);
  });
});

describe('SEC-10: findBypasses', () => {
  it.each([
    'FAILPOINT',
    'failPoint(',
    'USE_PLAIN',
    'basic_text',
    'fakeKeychain',
    'rejectUnauthorized: false',
    'VITEST',
  ])('finds %s', (text) => {
    expect(findBypasses('a.cjs', `x ${text} y`)).toHaveLength(1);
  });
});
