import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isUnknownStep } from '#shared/base/unknown-step.ts';

/** Returns when the content of a file is on the disk, or with a disk that knows no such call; throws when it fails. */
export const flushFile = (file: string): void => {
  const fd = openSync(file, 'r+');
  try {
    fsyncSync(fd);
  } catch (error) {
    if (!isUnknownStep(error)) throw error;
  } finally {
    closeSync(fd);
  }
};

/**
 * Asks the disk to keep the names in a folder through a power cut. By then what they stand for is done, and whoever did
 * it goes on: a disk that knows no such call (network, FUSE), or fails at it, undoes nothing, so this never throws.
 * Windows keeps names by itself and has no such call.
 */
export const flushFolder = (folder: string): void => {
  if (process.platform === 'win32') return;
  let fd: number | null = null;
  try {
    fd = openSync(folder, 'r');
    fsyncSync(fd);
  } catch {
    // See above.
  } finally {
    if (fd !== null) closeSync(fd);
  }
};

/** Replaces a small file so that a reader finds the old content or the new, and a power cut leaves one of them. */
export const replaceFile = (file: string, content: string): void => {
  const next = `${file}.next`;
  writeFileSync(next, content, { mode: 0o600 });
  flushFile(next);
  renameSync(next, file);
  flushFolder(dirname(file));
};
