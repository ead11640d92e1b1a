import {
  closeSync,
  fchmodSync,
  fstatSync,
  openSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

const DAY_MS = 86_400_000;

/**
 * Five files of 5 MB at most, the newest without a number. A file is written to for a week and kept for two, so that
 * after a start no line is older than 14 days (LOG-2).
 */
const LIMITS = { bytes: 5 * 1024 * 1024, files: 5, writtenMs: 7 * DAY_MS, keptMs: 14 * DAY_MS };

const rename = (from: string, to: string): void => {
  try {
    renameSync(from, to);
  } catch {
    // The older file does not exist yet; and if it cannot be moved, the newer one grows on.
  }
};

const drop = (path: string): void => {
  try {
    unlinkSync(path);
  } catch {
    // It cannot be deleted: the next start tries again.
  }
};

/** Was the file made before then? False when there is none. */
const isOlder = (path: string, thenMs: number): boolean =>
  (statSync(path, { throwIfNoEntry: false })?.birthtimeMs ?? thenMs) < thenMs;

/**
 * A log file that only its owner may read, and that moves aside when it is full or a week old. `write` takes a line that
 * was redacted already. It never throws: an app that cannot log goes on.
 */
export const createLogFile = (dir: string, nowMs: () => number, limits: typeof LIMITS = LIMITS) => {
  const path = join(dir, 'rollcall.log');
  let fd: number | null = null;
  let size = 0;
  let isAged = false;

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
  /** Once, before the first line. */
  const age = (): void => {
    isAged = true;
    const now = nowMs();
    if (isOlder(path, now - limits.writtenMs)) rotate();
    for (let index = 1; index < limits.files; index++) {
      const older = `${path}.${index}`;
      if (isOlder(older, now - limits.keptMs)) drop(older);
    }
  };
  const write = (line: string): void => {
    try {
      const bytes = Buffer.from(`${line}\n`);
      if (!isAged) age();
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
