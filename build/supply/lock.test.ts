import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { inRoot } from '../base/root.ts';
import { pinned } from '../node/pinned.mjs';
import { production, withInstallScript } from './production.ts';

const names = z.record(z.string(), z.string());
const entry = z.object({
  version: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  link: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
  dependencies: names.optional(),
  devDependencies: names.optional(),
  optionalDependencies: names.optional(),
});
const lock = z
  .object({ lockfileVersion: z.literal(3), packages: z.record(z.string(), entry) })
  .parse(JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')));
const about = z
  .looseObject({
    dependencies: names,
    devDependencies: names,
    optionalDependencies: names,
    overrides: z.unknown().optional(),
    allowScripts: z.record(z.string(), z.boolean()),
    scripts: names,
  })
  .parse(JSON.parse(readFileSync(inRoot('package.json'), 'utf8')));
const settings = readFileSync(inRoot('.npmrc'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));
const entries = Object.entries(lock.packages).filter(([path]) => path !== '');

describe('SUP-1: what is installed is what the lockfile names', () => {
  it('has one lockfile and one list of settings, in which nothing takes another back', () => {
    // npm reads a shrinkwrap in the place of a lockfile; others read files of their own.
    for (const other of [
      'npm-shrinkwrap.json',
      'yarn.lock',
      'pnpm-lock.yaml',
      'bun.lock',
      '.yarnrc.yml',
      '.pnpmfile.cjs',
    ])
      expect(existsSync(inRoot(other)), other).toBe(false);
    // Of a setting that is there twice the last one counts.
    expect(settings).toEqual([
      'save-exact=true',
      'omit-lockfile-registry-resolved=true',
      'ignore-scripts=true',
      'strict-allow-scripts=true',
      'min-release-age=7',
    ]);
    expect(about).not.toHaveProperty('workspaces');
    expect(about).not.toHaveProperty('bundleDependencies');
    expect(about).not.toHaveProperty('bundledDependencies');
  });

  it('says the same in the lockfile as in package.json', () => {
    for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies'] as const)
      expect(lock.packages['']?.[kind], kind).toEqual(about[kind]);
  });

  it('gives every entry a SHA-512, an exact version and no address', () => {
    expect(entries.length).toBeGreaterThan(400);
    const wrong = entries.filter(
      ([path, { version, resolved, integrity, link }]) =>
        !path.includes('node_modules/') ||
        link === true ||
        resolved !== undefined ||
        !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version ?? '') ||
        !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ''),
    );
    expect(wrong).toEqual([]);
  });

  it('asks for exact versions of packages of the registry', () => {
    const asked = [about.dependencies, about.devDependencies, about.optionalDependencies].flatMap(
      Object.entries,
    );
    const loose = asked.filter(
      ([, version]) => !/^(npm:(@[\w-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  it('lets no package run anything when it is installed, and knows the ones that would', () => {
    expect(settings).toContain('ignore-scripts=true');
    expect(settings).toContain('strict-allow-scripts=true');
    expect(Object.values(about.allowScripts)).not.toContain(true);
    const wanting = entries.filter(([, { hasInstallScript }]) => hasInstallScript === true);
    const unknown = wanting
      .map(([path]) => path.replace(/^.*node_modules\//, ''))
      .filter((name) => !(name in withInstallScript));
    expect(unknown).toEqual([]);
    const own = Object.keys(about.scripts).filter((name) =>
      /^(pre|post)?(install|prepare|publish|pack)/.test(name),
    );
    expect(own).toEqual(['package']);
  });

  it('takes no version that is younger than a week, and pins what it adds', () => {
    expect(settings).toContain('min-release-age=7');
    expect(settings).toContain('save-exact=true');
  });

  it('installs nothing by choice of the platform but the Node that it runs on', () => {
    expect(Object.keys(about.optionalDependencies).toSorted()).toEqual(
      Object.values(pinned)
        .map((pin) => pin.package)
        .toSorted(),
    );
  });
});

describe('SUP-3: few packages go with the app, each with a reason', () => {
  it('names every one of them', () => {
    expect(production.map(({ name }) => name).toSorted()).toEqual(Object.keys(about.dependencies).toSorted());
    expect(production.length).toBeLessThanOrEqual(15);
    expect(production.filter(({ isNative }) => isNative)).toHaveLength(2);
    for (const { why } of production) expect(why.length).toBeGreaterThan(20);
  });
});
