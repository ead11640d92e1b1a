import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { inRoot } from '#build/base/root.ts';
import type { Profile, Screen } from './stage.ts';

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

/** Puts what a profile has in the keychain (its token, the key of its copy) into that of a screen. Throws if it cannot. */
export const keepSecrets = ({ env }: Screen, { main }: Profile): void => {
  const keep = inRoot('test', 'bench', 'harness', 'keep-main.ts');
  const input = JSON.stringify([...main.secrets]);
  const { status, stderr } = spawnSync(process.execPath, [keep], { env, input, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The keychain did not take the secrets: ${stderr}`);
};
