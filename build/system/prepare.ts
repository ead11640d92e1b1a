import { say, toDuration } from '../base/say.ts';
import { choosePackages, hasApt, install, isRoot, toInstallCommand } from './apt.ts';
import { findMissingCommands, findMissingLibraries, toSummary } from './missing.ts';
import { toPackageChoice } from './packages.ts';

/** What a task is about to use. */
export type Needs = {
  readonly executablePath: string;
  /** An own X server, for a machine without a display. */
  readonly xvfb: boolean;
  /** An own message bus and keychain, for tests. */
  readonly keyring: boolean;
};

/** What a message bus and a keychain of our own are made of. */
export const KEYRING_COMMANDS: readonly string[] = ['dbus-daemon', 'dbus-send', 'gnome-keyring-daemon'];

/** The system lacks something, and this process may not change that: the message names the command that does. */
export class PreparationError extends Error {}

/** What this system lacks for the needs: names of libraries and commands. Empty outside Linux. */
export const findMissing = async (needs: Needs): Promise<readonly string[]> => {
  if (process.platform !== 'linux') return [];
  const commands = [...(needs.xvfb ? ['Xvfb'] : []), ...(needs.keyring ? KEYRING_COMMANDS : [])];
  const [libraries, tools] = await Promise.all([
    findMissingLibraries(needs.executablePath),
    findMissingCommands(commands),
  ]);
  return [...libraries, ...tools];
};

/** The command that would bring what is missing, or a sentence where we do not know one. */
export const toRemedy = async (missing: readonly string[]): Promise<string> => {
  const choices = missing.flatMap((name) => toPackageChoice(name) ?? []).length;
  if (choices === 0 || !(await hasApt())) return `Install what provides: ${missing.join(', ')}`;
  return toInstallCommand(
    await choosePackages(missing.map(toPackageChoice).filter((choice) => choice !== null)),
  );
};

/**
 * Makes sure that the system has what the needs name. As root on Debian or Ubuntu it installs what is missing,
 * in one line; otherwise it throws a `PreparationError` with the command to paste. Fast when nothing is missing.
 */
export const prepareSystem = async (needs: Needs): Promise<void> => {
  const missing = await findMissing(needs);
  if (missing.length === 0) return;
  const choices = missing.map(toPackageChoice).filter((choice) => choice !== null);
  if (!isRoot() || !(await hasApt()) || choices.length < missing.length) {
    throw new PreparationError(`This system lacks ${toSummary(missing)}. Run:\n  ${await toRemedy(missing)}`);
  }
  const startMs = performance.now();
  say(`Installing what this system lacks: ${toSummary(missing)}.`);
  const complaint = await install(choices);
  const left = await findMissing(needs);
  if (left.length > 0)
    throw new PreparationError(`Could not install ${left.join(', ')}: ${complaint ?? 'no reason given'}`);
  say(`Installed in ${toDuration(performance.now() - startMs)}.`);
};
