import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toCacheFolder } from './cache-folder.ts';

const dayMs = 24 * 60 * 60 * 1000;
const toStamp = (cacheFolder: string): string => join(cacheFolder, 'download-tried');

/** True when the product's own download failed less than a day ago, so that not every start waits for it again. */
export const wasTriedToday = (nowMs: number, cacheFolder = toCacheFolder()): boolean => {
  const stat = statSync(toStamp(cacheFolder), { throwIfNoEntry: false });
  return stat !== undefined && nowMs - stat.mtimeMs < dayMs;
};

/** Remembers that the download was tried now. */
export const rememberTry = (cacheFolder = toCacheFolder()): void => {
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(
    toStamp(cacheFolder),
    'The download of Electron was last tried when this file was written.\n',
  );
};
