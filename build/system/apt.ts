import { capture, findCommand, type Outcome } from '../base/command.ts';
import { toToolEnv } from '../node/env.mjs';
import type { PackageChoice } from './packages.ts';

const environment = (): NodeJS.ProcessEnv => ({ ...toToolEnv(), DEBIAN_FRONTEND: 'noninteractive' });

/** True when this process may change the system. */
export const isRoot = (): boolean => process.getuid?.() === 0;

/** True where Debian packages can be installed. */
export const hasApt = async (): Promise<boolean> => (await findCommand('apt-get')) !== null;

const isKnown = async (name: string): Promise<boolean> => {
  const { stdout } = await capture('apt-cache', ['policy', name]);
  return /Candidate: (?!\(none\))/.test(stdout);
};

const choose = async ([first, ...others]: PackageChoice): Promise<string> => {
  for (const name of [first, ...others]) if (await isKnown(name)) return name;
  // The lists may be empty as yet; the last name of a choice is the oldest and the most widely known.
  return others.at(-1) ?? first;
};

/** One package per choice, without repeats, by what the system's lists offer. */
export const choosePackages = async (choices: readonly PackageChoice[]): Promise<readonly string[]> => [
  ...new Set(await Promise.all(choices.map(choose))),
];

/** The line that a person would paste to install these. */
export const toInstallCommand = (packages: readonly string[]): string =>
  `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`;

const tryInstall = (packages: readonly string[]): Promise<Outcome> =>
  capture('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    env: environment(),
  });

/** Installs packages, refreshing the lists when that is what is missing. Returns null, or apt's last words. */
export const install = async (choices: readonly PackageChoice[]): Promise<string | null> => {
  const first = await tryInstall(await choosePackages(choices));
  if (first.code === 0) return null;
  await capture('apt-get', ['update', '-qq'], { env: environment() });
  const second = await tryInstall(await choosePackages(choices));
  return second.code === 0 ? null : second.stderr.trim().slice(-400);
};
