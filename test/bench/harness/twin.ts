import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { inRoot } from '#build/base/root.ts';
import { toToolEnv } from '#build/node/env.mjs';

const startedSchema = z.object({ url: z.url(), token: z.string() });

/** A demo deployment in a process of its own, without rate limits. `close` resolves when the process has ended. */
export type RunningTwin = {
  readonly url: string;
  readonly token: string;
  readonly close: () => Promise<void>;
};

/** Starts one with `members` members; rejects when it ends before it told where it listens. */
export const startTwinProcess = async (members: number): Promise<RunningTwin> => {
  const args = [
    inRoot('electron', 'demo', 'cli.ts'),
    '--members',
    String(members),
    '--no-rate-limit',
    '--json',
  ];
  const child = spawn(process.execPath, args, { env: toToolEnv(), stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  // Whatever ends us, nothing stays behind.
  const end = (): void => void child.kill('SIGTERM');
  process.once('exit', end);
  const lines = createInterface({ input: child.stdout });
  const line = await Promise.race([
    once(lines, 'line').then(([text]) => String(text)),
    ended.then(() => {
      throw new Error('The demo deployment ended before it was ready.');
    }),
  ]);
  const { url, token } = startedSchema.parse(JSON.parse(line));
  const close = async (): Promise<void> => {
    process.off('exit', end);
    end();
    await ended;
  };
  return { url, token, close };
};
