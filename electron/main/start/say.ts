/**
 * Writes a line to whoever started the app. Nobody may be there: a terminal that was closed, a pipe that nobody reads, a
 * full disk. That ends no app: some of it is told by an exception here, some later, to `bearBrokenStreams`.
 */
export const say = (to: 'stdout' | 'stderr', line: string): void => {
  try {
    process[to].write(`${line}\n`);
  } catch {
    // There is nobody to tell it to.
  }
};

/** Lets the app go on when nobody reads what it says. Call before anything is said. */
export const bearBrokenStreams = (): void => {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
};
