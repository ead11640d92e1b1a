import { spawn } from 'node:child_process';
import { z } from 'zod';
import { inRoot } from '#build/base/root.ts';
import { toPlainEnv } from '#build/node/env.mjs';
import { resolveRuntime } from '#build/runtime/resolve.ts';
import { killTree } from './process-tree.ts';

type InMain<A> = (electron: typeof import('electron'), argument: A) => unknown;

/** An app that runs as a person's does: no debugger is attached to it, as Playwright's is. */
export type UnwatchedApp = {
  /** Runs a function in main, which sees nothing of what is around it here, and gives what it answers. */
  readonly inMain: <A = undefined>(run: InMain<A>, argument?: A) => Promise<unknown>;
  /** Resolves with the exit code. */
  readonly ended: Promise<number | null>;
  /** SIGKILL to every process of it. */
  readonly kill: () => void;
};

const answerSchema = z.object({
  id: z.number(),
  value: z.unknown().optional(),
  error: z.string().optional(),
});

/**
 * Starts the app without Playwright: Chromium takes no page for hanging while a debugger is attached to it. Resolves
 * at once; the window is still to come.
 */
export const startUnwatched = async (profileDir: string): Promise<UnwatchedApp> => {
  const { executablePath } = await resolveRuntime();
  const args = [
    ...['-r', inRoot('test', 'hosts', 'recorder.cjs')],
    ...['-r', inRoot('test', 'kit', 'unwatched-driver.cjs')],
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...['--disable-gpu', '--log-level=3', inRoot(), '--profile', profileDir],
    ...['--store-entry', inRoot('test', 'hosts', 'recorded-store.cjs')],
  ];
  const child = spawn(executablePath, args, {
    cwd: inRoot(),
    env: toPlainEnv(),
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const waiting = new Map<number, (answer: z.output<typeof answerSchema>) => void>();
  child.on('message', (raw) => {
    const answer = answerSchema.parse(raw);
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  let lastId = 0;
  return {
    inMain: (run, argument) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        const id = lastId;
        waiting.set(id, ({ value, error }) =>
          error === undefined ? resolve(value) : reject(new Error(`In main: ${error}`)),
        );
        child.send({ id, code: run.toString(), argument });
      }),
    ended: new Promise((resolve) => child.once('exit', resolve)),
    kill: () => killTree(child.pid ?? 0),
  };
};
