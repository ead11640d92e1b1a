import { chmodSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app } from 'electron';

/**
 * Makes the profile folder (0700; all later files 0600) and keeps Chromium's own files in one place under it.
 * Returns its absolute path. Call before the single-instance lock, which is per profile.
 */
export const prepareProfile = (wanted: string | null): string => {
  process.umask(0o077);
  const profileDir = wanted === null ? join(app.getPath('appData'), 'rollcall') : resolve(wanted);
  for (const dir of [profileDir, join(profileDir, 'logs'), join(profileDir, 'chromium')]) {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    // The folder may be older than we are, and open to others.
    chmodSync(dir, 0o700);
  }
  app.setPath('userData', profileDir);
  app.setPath('sessionData', join(profileDir, 'chromium'));
  app.setAppLogsPath(join(profileDir, 'logs'));
  return profileDir;
};
