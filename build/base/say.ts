/** Tells the person at the terminal what happens, one line each. Goes to stderr: stdout belongs to results. */
export const say = (line: string): void => {
  process.stderr.write(`rollcall: ${line}\n`);
};

/** A duration for people: `0.4 s`, `12.3 s`, `2 min 5 s`. */
export const toDuration = (ms: number): string => {
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
};
