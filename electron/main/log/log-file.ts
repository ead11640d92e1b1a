import { closeSync, fchmodSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Five files of 5 MB at most, the newest without a number. */
const LIMITS = { bytes: 5 * 1024 * 1024, files: 5 };

const rename = (from: string, to: string): void => {
  try {
    renameSync(from, to);
  } catch {
    // The older file does not exist yet; and if it cannot be moved, the newer one grows on.
  }
};

/**
 * A log file that only its owner may read, and that moves aside when it is full. `write` takes a line that was
 * redacted already. It never throws: an app that cannot log goes on.
 */
export const createLogFile = (dir: string, limits: typeof LIMITS = LIMITS) => {
  const path = join(dir, 'rollcall.log');
  let fd: number | null = null;
  let size = 0;

  const open = (): number => {
    const next = openSync(path, 'a', 0o600);
    fchmodSync(next, 0o600);
    size = fstatSync(next).size;
    return next;
  };
  const rotate = (): void => {
    if (fd !== null) closeSync(fd);
    fd = null;
    for (let index = limits.files - 2; index >= 1; index--)
      rename(`${path}.${index}`, `${path}.${index + 1}`);
    rename(path, `${path}.1`);
  };
  const write = (line: string): void => {
    try {
      const bytes = Buffer.from(`${line}\n`);
      fd ??= open();
      if (size > 0 && size + bytes.length > limits.bytes) {
        rotate();
        fd = open();
      }
      size += writeSync(fd, bytes);
    } catch {
      // A full or vanished disk must not stop the app; the next line tries again.
      fd = null;
    }
  };
  return { write };
};
