import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Returns when the content of a file is on the disk; throws when it cannot be put there. */
export const flushFile = (file: string): void => {
  const fd = openSync(file, 'r+');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
};

/** Returns when the names in a folder are on the disk. Windows keeps them by itself and has no such call. */
export const flushFolder = (folder: string): void => {
  if (process.platform === 'win32') return;
  const fd = openSync(folder, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
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
