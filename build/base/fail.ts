import { say } from './say.ts';

/** Runs a script's work: its number becomes the exit code; an error becomes one readable line and exit code 1. */
export const runMain = async (work: () => Promise<number>): Promise<void> => {
  try {
    process.exitCode = await work();
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
};
