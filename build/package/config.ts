import type { Configuration } from 'electron-builder';
import { inRoot } from '../base/root.ts';
import type { Runtime } from '../runtime/types.ts';

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
];

/** What plain processes open by path, which they cannot inside an archive. */
const asarUnpack = [
  'out/main/{store,twin,reader}.cjs',
  'out/main/chunks/**',
  'out/main/migrations/**',
  'node_modules/better-sqlite3/**',
  'node_modules/keytar/**',
  'node_modules/@napi-rs/**',
];

const fuses = (electronMajor: number): Configuration['electronFuses'] => ({
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  // The wire of old versions ends before this one.
  ...(electronMajor >= 29 ? { grantFileProtocolExtraPrivileges: false } : {}),
});

const POLICY = 'dev.rollcall.app.unlock.policy';

/** electron-builder's configuration for a runtime that lies unpacked on this machine: nothing is fetched for it. */
export const toConfig = (runtime: Runtime): Configuration => ({
  appId: 'dev.rollcall.app',
  productName: 'Rollcall',
  copyright: 'Copyright (c) 2026 Rollcall contributors',
  electronVersion: runtime.version,
  electronDist: runtime.distPath,
  npmRebuild: false,
  asar: true,
  asarUnpack,
  files,
  extraResources: needsOwnNode(runtime) ? [{ from: process.execPath, to: 'node' }] : [],
  extraFiles: [{ from: inRoot('LICENSE'), to: 'LICENSE.rollcall.txt' }],
  electronFuses: fuses(runtime.electronMajor) ?? null,
  directories: { output: inRoot('dist'), buildResources: inRoot('build', 'icons') },
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
