import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Launcher } from './store-child.ts';

/** better-sqlite3 13 needs Node-API 10; a runtime with less ends without a word when it loads it. */
const neededNapi = 10;

/** The launcher that this runtime can use, unless one was asked for on the command line. */
export const chooseLauncher = (forced: Launcher | null, napi: string | undefined): Launcher =>
  forced ?? (Number(napi) >= neededNapi ? 'utility-process' : 'child-process');

/** A file inside the archive that plain Node is to run lies beside the archive. */
export const toUnpacked = (path: string): string => path.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked');

/** The Node that runs the store as a child: the packaged one, the start script's, or the one npm installed. */
export const findNode = (places: {
  readonly resourcesPath: string;
  readonly isPackaged: boolean;
  readonly fromStart: string | undefined;
  readonly appPath: string;
  readonly platform: NodeJS.Platform;
  readonly arch: string;
}): string | null => {
  const isWindows = places.platform === 'win32';
  const name = isWindows ? 'node.exe' : 'node';
  const installed = `node-${isWindows ? 'win' : places.platform}-${places.arch}`;
  const candidates = places.isPackaged
    ? [join(places.resourcesPath, name)]
    : [places.fromStart ?? '', join(places.appPath, 'node_modules', installed, 'bin', name)];
  return candidates.find((path) => path !== '' && existsSync(path)) ?? null;
};

/**
 * Where the store may keep what its code was compiled to, or null. Where the system checks an archive before it runs its
 * code (macOS, Windows), a folder of the user's must not hold code that is run unchecked: what lies there is bound to our
 * code by its length and a checksum, which anybody can write.
 */
export const toCompiledFolder = (
  profileDir: string,
  start: { readonly isPackaged: boolean; readonly platform: NodeJS.Platform },
): string | null => (start.isPackaged && start.platform !== 'linux' ? null : join(profileDir, 'compiled'));
