import { app } from 'electron';
import { say } from './say.ts';

const smokeLimitMs = 20_000;

/** Milliseconds since Node started in this process, a few dozen after the system started it. */
const sinceStartMs = (): number => Math.round(performance.now());

const print = (line: Readonly<Record<string, unknown>>): void => say('stdout', JSON.stringify(line));

/**
 * Reports the first rows: with `--print-ready` one JSON line, with `--smoke` one JSON line and the end of the app
 * (code 0; code 1 with a reason after 20 s). Returns what to call when the page says that it is ready.
 */
export const createReadiness = (options: {
  readonly isSmoke: boolean;
  readonly printsReady: boolean;
  readonly launcher: string;
  readonly quit: () => void;
}): (() => void) => {
  const { isSmoke, printsReady, launcher } = options;
  const timer = setTimeout(() => {
    if (!isSmoke) return;
    print({ smoke: 'failed', reason: `No rows within ${smokeLimitMs / 1000} s.` });
    app.exit(1);
  }, smokeLimitMs);
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    clearTimeout(timer);
    const firstRowMs = sinceStartMs();
    const electron = process.versions.electron;
    if (printsReady) print({ ready: true, electron, launcher, firstRowMs });
    if (!isSmoke) return;
    print({ smoke: 'ok', electron, launcher, firstRowMs });
    options.quit();
  };
};
