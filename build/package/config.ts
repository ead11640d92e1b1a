import { join } from 'node:path';
import type { Configuration } from 'electron-builder';
import { inRoot } from '../base/root.ts';
import type { Runtime } from '../runtime/types.ts';
import { setFuses } from './fuses.ts';

/** The first Electron whose own Node (22.14, Node-API 10) can carry the database; older ones need a Node beside them. */
const firstWithFitNode = 35;

/** True when the packaged app has to bring a Node for its store process. */
export const needsOwnNode = (runtime: Pick<Runtime, 'electronMajor'>): boolean =>
  runtime.electronMajor < firstWithFitNode;

/** A placeholder that electron-builder fills in, which is not one of ours. */
const toBuilder = (name: string): string => `\${${name}}`;

const files = [
  'out/**',
  'package.json',
  // Natives come prebuilt for every platform, with their sources: only this platform's binary goes in.
  '!node_modules/better-sqlite3/{deps,src,binding.gyp}',
  `!node_modules/better-sqlite3/prebuilds/!(${toBuilder('platform')}-${toBuilder('arch')}).node`,
  '!node_modules/node-addon-api/**',
  // The Node of tests and builds, an optional package of this platform.
  '!node_modules/node-{linux,win}-*/**',
];

/** What the system can load only from a file of its own: machine code. */
const natives = ['**/*.node'];

/**
 * What the Node beside an old runtime opens by path, which it cannot inside an archive: the store's half of the code.
 * For evaluation only; the product's store is a process of Electron, which reads the archive.
 */
const forOwnNode = [
  'out/main/{store,twin,reader}.cjs',
  'out/main/chunks/**',
  'out/main/migrations/**',
  'node_modules/better-sqlite3/**',
];

/** Sets the fuses of what was just packed, before it is signed. */
const afterPack: Configuration['afterPack'] = async ({ appOutDir, electronPlatformName, packager }) => {
  const name = packager.appInfo.productFilename;
  const programs: Readonly<Record<string, string>> = { darwin: `${name}.app`, win32: `${name}.exe` };
  await setFuses(join(appOutDir, programs[electronPlatformName] ?? 'rollcall'));
};

const POLICY = 'dev.rollcall.app.unlock.policy';

/**
 * electron-builder's configuration for a runtime that lies unpacked on this machine: nothing is fetched for it. With
 * `ownNode`, a Node goes beside it and the store's code beside the archive: evaluation. Without, only machine code lies
 * outside of the archive: the product.
 */
export const toConfig = (runtime: Runtime, ownNode: string | null, output: string): Configuration => ({
  appId: 'dev.rollcall.app',
  productName: 'Rollcall',
  copyright: 'Copyright (c) 2026 Rollcall contributors',
  electronVersion: runtime.version,
  electronDist: runtime.distPath,
  npmRebuild: false,
  // Smart unpacking would take out whole packages for one file of machine code in them.
  asar: { smartUnpack: false },
  asarUnpack: ownNode === null ? [...natives] : [...natives, ...forOwnNode],
  // Copies: electron-builder changes the lists that it is given, and two apps are packed in one run.
  files: [...files],
  ...(ownNode === null ? {} : { extraResources: [{ from: ownNode, to: 'node' }] }),
  extraFiles: [{ from: inRoot('LICENSE'), to: 'LICENSE.rollcall.txt' }],
  afterPack,
  directories: { output, buildResources: inRoot('build', 'icons') },
  linux: {
    icon: inRoot('build', 'icons'),
    category: 'Development',
    executableName: 'rollcall',
    synopsis: 'Review and change member roles of Coder deployments',
    maintainer: 'Rollcall contributors',
    target: ['AppImage', 'deb'],
  },
  // What lets polkit ask who sits there before a deployment is unlocked; AppImage and tar cannot bring it.
  deb: { fpm: [`${inRoot('build', 'package', POLICY)}=/usr/share/polkit-1/actions/${POLICY}`] },
  mac: {
    icon: inRoot('build', 'icons', 'icon.icns'),
    category: 'public.app-category.developer-tools',
    hardenedRuntime: true,
    target: ['dmg', 'zip'],
  },
  win: { icon: inRoot('build', 'icons', 'icon.ico'), target: ['nsis'] },
});
