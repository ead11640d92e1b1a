import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { inRoot, root } from '../base/root.ts';
import { findPinnedNode, pinned } from './pinned.mjs';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rollcall-node-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const put = (path: string, text: string): string => {
  mkdirSync(dirname(join(dir, path)), { recursive: true });
  writeFileSync(join(dir, path), text);
  chmodSync(join(dir, path), 0o755);
  return join(dir, path);
};

const table = {
  'linux-x64': {
    package: 'a',
    version: '1.0.0',
    binary: 'bin/node',
    sha256: createHash('sha256').update('good').digest('hex'),
  },
};

describe('findPinnedNode', () => {
  it('knows the bytes that the table names from all others', () => {
    const path = put('node_modules/a/bin/node', 'good');
    expect(findPinnedNode(dir, 'linux', 'x64', table)).toEqual({ path, problem: null });
    put('node_modules/a/bin/node', 'good ');
    expect(findPinnedNode(dir, 'linux', 'x64', table)?.problem).toMatch(/SHA-256 differs.*nothing was run/);
  });

  it('has none where there is no package, and where it is not installed', () => {
    expect(findPinnedNode(dir, 'linux', 'x64', table)).toBeNull();
    expect(findPinnedNode(dir, 'sunos', 'x64', table)).toBeNull();
  });

  it('names the packages and versions of package.json', () => {
    const { optionalDependencies } = z
      .object({ optionalDependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync(inRoot('package.json'), 'utf8')));
    const named = Object.values(pinned).map((pin) => [pin.package, pin.version] as const);
    expect(Object.fromEntries(named)).toEqual(optionalDependencies);
    for (const { sha256 } of Object.values(pinned)) expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it.runIf(`${process.platform}-${process.arch}` in pinned)(
    'finds the installed one to be the named one',
    () => {
      expect(findPinnedNode(root)).toMatchObject({ problem: null });
    },
  );
});

describe('run.mjs', () => {
  it('runs nothing on a Node that was changed after its installation', () => {
    const pin = pinned[`${process.platform}-${process.arch}`];
    if (pin === undefined) return;
    cpSync(inRoot('build', 'run.mjs'), join(dir, 'build', 'run.mjs'));
    cpSync(inRoot('build', 'node', 'pinned.mjs'), join(dir, 'build', 'node', 'pinned.mjs'));
    cpSync(inRoot('build', 'node', 'env.mjs'), join(dir, 'build', 'node', 'env.mjs'));
    put('build/doctor/main.ts', "process.stdout.write('it ran');");
    const run = () =>
      spawnSync(process.execPath, [join(dir, 'build', 'run.mjs'), 'doctor'], { encoding: 'utf8' });
    expect(run()).toMatchObject({ status: 0, stdout: 'it ran' });
    put(`node_modules/${pin.package}/${pin.binary}`, '#!/bin/sh\necho it ran\n');
    const refused = run();
    expect(refused).toMatchObject({ status: 1, stdout: '' });
    expect(refused.stderr).toContain('SHA-256 differs');
  });
});
