import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT, type StartRefusal } from './refusal.ts';

/** Chromium's lock of a profile: a link that names the computer and the process that hold it. */
const LOCK = 'SingletonLock';

/**
 * Why nobody can hold the lock of a profile that Chromium would not give us, or null when another Rollcall holds it. A
 * lock of a process that is gone is no reason: Chromium takes it away by itself.
 */
export const findLockTrouble = (profileDir: string, platform: NodeJS.Platform): StartRefusal | null => {
  if (platform === 'win32') return null;
  const found = lstatSync(join(profileDir, LOCK), { throwIfNoEntry: false });
  if (found?.isSymbolicLink() === true) return null;
  const why =
    found === undefined
      ? 'could not be locked; start it again, or choose a folder on another disk with --profile'
      : `has something else in the place of its lock (${LOCK}); see who put it there, and take it away`;
  return {
    message: `Rollcall was not started because its profile folder ${JSON.stringify(profileDir)} ${why}.`,
    exitCode: EXIT.profile,
  };
};
