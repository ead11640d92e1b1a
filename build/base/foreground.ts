import { spawn } from 'node:child_process';
import { toToolEnv } from '../node/env.mjs';
import { type CommandOptions, toExitCode } from './command.ts';
import { onParentGone } from './parents.ts';
import { root } from './root.ts';

/** How long a child may take to end after it was asked to. */
const graceMs = 5_000;

/**
 * Runs a command on this terminal and resolves with its exit code (128 + n after a signal, 127 if it cannot be
 * started). SIGINT, SIGTERM and SIGHUP are passed on, and so is the death of the process that started us: npm
 * does not forward signals through its shell, and nothing may be left running behind it.
 */
export const runInForeground = (
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: options.env ?? toToolEnv(),
      stdio: 'inherit',
    });
    let killTimer: NodeJS.Timeout | undefined;
    const pass = (signal: NodeJS.Signals): void => {
      child.kill(signal);
      killTimer ??= setTimeout(() => child.kill('SIGKILL'), graceMs);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
    for (const signal of signals) process.on(signal, pass);
    const stopWatch = onParentGone(() => pass('SIGTERM'));
    const finish = (code: number): void => {
      stopWatch();
      clearTimeout(killTimer);
      for (const signal of signals) process.off(signal, pass);
      resolve(code);
    };
    child.on('error', () => finish(127));
    child.on('exit', (code, signal) => finish(toExitCode(code, signal)));
  });
