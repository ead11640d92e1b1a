import { capture, findCommand } from '../base/command.ts';

/** The libraries that `ldd` names as not found, each once. */
export const toMissingLibraries = (lddOutput: string): readonly string[] => [
  ...new Set([...lddOutput.matchAll(/^\s*(\S+) => not found/gm)].flatMap((match) => match[1] ?? [])),
];

/** The shared libraries that a program needs and this system lacks (Linux; elsewhere always none). */
export const findMissingLibraries = async (executablePath: string): Promise<readonly string[]> => {
  if (process.platform !== 'linux') return [];
  const { stdout } = await capture('ldd', [executablePath]);
  return toMissingLibraries(stdout);
};

/** The commands of a list that are not on the search path. */
export const findMissingCommands = async (names: readonly string[]): Promise<readonly string[]> => {
  const found = await Promise.all(names.map(async (name) => ({ name, path: await findCommand(name) })));
  return found.filter(({ path }) => path === null).map(({ name }) => name);
};

/** A list of what is missing, short enough for one line: many libraries become their number. */
export const toSummary = (missing: readonly string[]): string => {
  const libraries = missing.filter((name) => name.startsWith('lib'));
  if (libraries.length <= 3) return missing.join(', ');
  return [`${libraries.length} libraries`, ...missing.filter((name) => !name.startsWith('lib'))].join(', ');
};
