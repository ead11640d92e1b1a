import { EXIT, type StartRefusal } from './refusal.ts';

/** What the command line may say. Paths of code are honoured only in an app that is not packaged. */
export type Arguments = {
  readonly profileDir: string | null;
  readonly launcher: 'utility-process' | 'child-process' | null;
  readonly storeEntry: string | null;
  readonly rendererDir: string | null;
  readonly isSmoke: boolean;
  readonly printsReady: boolean;
};

const LAUNCHERS = ['utility-process', 'child-process'] as const;

const readValue = (argv: readonly string[], name: string): string | null => {
  const flag = `--${name}`;
  const index = argv.findIndex((argument) => argument === flag || argument.startsWith(`${flag}=`));
  const found = argv[index];
  if (found === undefined) return null;
  const value = found === flag ? argv[index + 1] : found.slice(flag.length + 1);
  return value === undefined || value === '' || value.startsWith('--') ? null : value;
};

/**
 * Why a command line is not understood, or null. A `--profile` without a folder is what a script leaves of an empty
 * variable: to go on with the usual profile then would be with the very one that was not meant.
 */
export const findMisuse = (argv: readonly string[]): StartRefusal | null => {
  const given = argv.filter((argument) => argument === '--profile' || argument.startsWith('--profile='));
  if (given.length === 0) return null;
  const what =
    given.length > 1
      ? '--profile is given more than once; name one folder'
      : readValue(argv, 'profile') === null
        ? '--profile names no folder; name one, or leave it out'
        : null;
  return what === null
    ? null
    : { message: `Rollcall was not started because ${what}.`, exitCode: EXIT.usage };
};

/** Reads our own flags out of `process.argv`: Electron 36 and later changes the case of what it keeps itself. */
export const parseArguments = (argv: readonly string[], isPackaged: boolean): Arguments => {
  const forDevelopment = (name: string): string | null => (isPackaged ? null : readValue(argv, name));
  const launcher = forDevelopment('store-launcher');
  return {
    profileDir: readValue(argv, 'profile'),
    launcher: LAUNCHERS.find((known) => known === launcher) ?? null,
    storeEntry: forDevelopment('store-entry'),
    rendererDir: forDevelopment('renderer-dir'),
    isSmoke: argv.includes('--smoke'),
    printsReady: argv.includes('--print-ready'),
  };
};
