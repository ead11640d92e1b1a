import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Screen } from './stage.ts';

const LIMIT_MS = 60_000;

const isReady = (line: string): boolean => line.startsWith('{') && line.includes('"ready":true');

/**
 * Starts an app that prints a JSON line with `"ready":true` once its page is painted, ends it, and gives the
 * milliseconds between start and line. Rejects when it ends before, or takes over a minute.
 */
export const timeToReady = async (
  { runtime, env, switches }: Screen,
  args: readonly string[],
): Promise<number> => {
  const startMs = performance.now();
  const child = spawn(runtime.executablePath, [...switches, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: LIMIT_MS,
  });
  const ended = once(child, 'close');
  let readyMs: number | null = null;
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (readyMs !== null || !isReady(line)) return;
    readyMs = performance.now() - startMs;
    child.kill('SIGTERM');
  });
  await ended;
  if (readyMs === null) throw new Error(`The app ended before it was ready: ${args.join(' ')}`);
  return readyMs;
};
