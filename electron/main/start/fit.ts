import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { stopCoverage } from 'node:v8';
import { app, dialog } from 'electron';
import { toSafeError } from '../log/fields.ts';
import { createRedactor } from '../log/redact.ts';
import { findMisuse } from './arguments.ts';
import { findLockTrouble } from './lock.ts';
import { prepareProfileFolder, toOwnGroup } from './profile.ts';
import { EXIT, type StartRefusal } from './refusal.ts';
import { findShortage, thisSystem } from './resources.ts';
import { say } from './say.ts';
import { findForbidden } from './switches.ts';

/**
 * True when this is the packaged app. Our own code's place counts beside the program's name, which is all that Electron
 * looks at: a packaged program that somebody copied to `electron` still reads its code from the archive.
 */
export const isPackaged: boolean = app.isPackaged || import.meta.dirname.includes('app.asar');

/** Says why, and ends the app at once. Before Electron is ready nothing of it has been opened: no port, no window. */
const end = ({ message, exitCode }: StartRefusal): never => {
  say('stderr', message);
  // Where NODE_V8_COVERAGE names a folder, Node would make it and write there at the end.
  stopCoverage();
  // Windows and macOS show no terminal; on Linux this would only print the same again.
  if (process.platform !== 'linux') dialog.showErrorBox('Rollcall', message);
  return process.exit(exitCode);
};

/** Ends the app with a sentence when it is started in a way that it must not, or where it could not work. */
export const endUnlessFit = (): void => {
  const forbidden = isPackaged
    ? findForbidden({
        args: [...process.execArgv, ...process.argv.slice(1)],
        env: process.env,
        platform: process.platform,
        isRoot: process.getuid?.() === 0,
        hasChannel: process.send !== undefined,
        hasSwitch: (name) => app.commandLine.hasSwitch(name),
      })
    : null;
  const refusal = forbidden ?? findMisuse(process.argv) ?? findShortage(thisSystem);
  if (refusal !== null) end(refusal);
};

const findOwnGroup = (): number | null => {
  try {
    const { gid, username } = userInfo();
    return toOwnGroup(readFileSync('/etc/group', 'utf8'), gid, username);
  } catch {
    // Windows, or a user that the system does not know: then no group counts as private.
    return null;
  }
};

const findHome = (): string => {
  try {
    return userInfo().homedir;
  } catch {
    // A user that the system does not know has no home to protect.
    return '';
  }
};

/**
 * Makes or takes the profile folder and keeps Chromium's own files in one place under it; ends the app with a sentence
 * when the folder cannot be used. Returns its real path. Call before the single-instance lock, which is per profile.
 */
export const openProfile = (wanted: string | null): string => {
  process.umask(0o077);
  const profile = prepareProfileFolder(wanted ?? join(app.getPath('appData'), 'rollcall'), {
    uid: process.getuid?.() ?? null,
    ownGroup: findOwnGroup(),
    homes: [app.getPath('home'), findHome()],
  });
  if (!profile.ok) return end({ message: profile.failure.message, exitCode: EXIT.profile });
  app.setPath('userData', profile.value);
  app.setPath('sessionData', join(profile.value, 'chromium'));
  app.setAppLogsPath(join(profile.value, 'logs'));
  return profile.value;
};

/**
 * Ends an app that did not get its profile for itself: with code 0 where another one runs on it, and was told; with a
 * sentence where nobody can have it.
 */
export const endWithoutLock = (profileDir: string): void => {
  const trouble = findLockTrouble(profileDir, process.platform);
  if (trouble === null) app.exit(0);
  else end(trouble);
};

/**
 * Ends the app with code 1 and one redacted line on stderr when an error was caught by nobody. Without this,
 * Electron opens a dialog and waits for ever.
 */
export const endOnBug = (): void => {
  const redact = createRedactor(app.getPath('home'));
  const end = (error: unknown): void => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    say('stderr', `rollcall: ${redact(toSafeError(text))}`);
    app.exit(1);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
};
