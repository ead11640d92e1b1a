import { readFileSync } from 'node:fs';

/** The parent of a process by /proc; null where there is no /proc or the process is gone. */
const findParent = (pid: number): number | null => {
  try {
    const match = /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return match === null ? null : Number(match[1]);
  } catch {
    // Not Linux, or the process has just ended: both mean "unknown", and the caller treats it so.
    return null;
  }
};

/** Who started us, as one comparable text: our parent, and under npm the npm behind its shell too. */
const toLineage = (): string => {
  const shell = process.ppid;
  return process.env.npm_lifecycle_event === undefined ? `${shell}` : `${shell} < ${findParent(shell)}`;
};

/** Calls back when the process that started us is gone (npm passes no signals on). Returns what stops the watch. */
export const onParentGone = (callback: () => void): (() => void) => {
  const lineage = toLineage();
  const timer = setInterval(() => {
    if (toLineage() !== lineage) callback();
  }, 500);
  timer.unref();
  return () => clearInterval(timer);
};
