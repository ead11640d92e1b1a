import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { inRoot } from '#build/base/root.ts';
import { toToolEnv } from '#build/node/env.mjs';
import type { RunningTwin } from './twin.ts';

/**
 * How far away servers are taken to be: 30 ms a request, as the goals for journeys assume. On bare loopback a
 * request costs less than a write to the disk that has to come before it, which no deployment in the world offers.
 */
export const DISTANCE_MS = 30;

/** The same deployment, so far away, through a process of its own. `close` leaves the deployment running. */
export const startDistance = async (twin: RunningTwin, delayMs = DISTANCE_MS): Promise<RunningTwin> => {
  const main = inRoot('test', 'bench', 'harness', 'distance-main.ts');
  const child = spawn(process.execPath, [main, twin.url, String(delayMs)], {
    env: toToolEnv(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const end = (): void => void child.kill('SIGTERM');
  process.once('exit', end);
  const [port] = await once(createInterface({ input: child.stdout }), 'line');
  const close = async (): Promise<void> => {
    process.off('exit', end);
    end();
    await ended;
  };
  return { url: `http://127.0.0.1:${Number(port)}`, token: twin.token, close };
};

/** Measures next door and `DISTANCE_MS` away; the goals are for the latter, the former is said for information. */
export const nearAndFar = async <T>(
  twin: RunningTwin,
  measure: (twin: RunningTwin, isFar: boolean) => Promise<readonly T[]>,
): Promise<readonly T[]> => {
  const far = await startDistance(twin);
  try {
    return [...(await measure(far, true)), ...(await measure(twin, false))];
  } finally {
    await far.close();
  }
};
