/** The exit code of a store that hit a bug. Main restarts it, a few times. */
export const BUG_EXIT_CODE = 70;

/**
 * Ends the process when an error was caught by nobody, whichever Electron or Node runs us: they differ in what they
 * do by themselves. The text goes to stderr, which main reads and redacts.
 */
export const endOnBug = (target: NodeJS.Process): void => {
  const end = (error: unknown): void => {
    target.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`, () =>
      target.exit(BUG_EXIT_CODE),
    );
    // A broken stderr never calls back.
    setTimeout(() => target.exit(BUG_EXIT_CODE), 200);
  };
  target.on('uncaughtException', end);
  target.on('unhandledRejection', end);
};
