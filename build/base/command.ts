import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { toToolEnv } from '../node/env.mjs';
import { root } from './root.ts';

export type Outcome = { readonly code: number; readonly stdout: string; readonly stderr: string };

export type CommandOptions = {
  readonly cwd?: string;
  /** Without one: what passes of ours to a tool. */
  readonly env?: NodeJS.ProcessEnv;
  /** After this the command is killed, and its code is 124 (as `timeout` has it). */
  readonly timeoutMs?: number;
};

/** The shell's number for a process that ended: its own code, or 128 + signal. */
export const toExitCode = (code: number | null, signal: NodeJS.Signals | null): number =>
  signal === null ? (code ?? 1) : 128 + constants.signals[signal];

/** Runs a command and keeps what it says. Code 127 means that it could not be started. Never throws. */
export const capture = (
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<Outcome> =>
  new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: options.env ?? toToolEnv(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    let isLate = false;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    const stop = (): void => {
      isLate = true;
      child.kill('SIGKILL');
    };
    const timer = options.timeoutMs === undefined ? undefined : setTimeout(stop, options.timeoutMs);
    child.on('error', (error) => {
      clearTimeout(timer);
      resolve({ code: 127, stdout, stderr: error.message });
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ code: isLate ? 124 : toExitCode(code, signal), stdout, stderr });
    });
  });

/** Where a command lies on the search path, or null. */
export const findCommand = async (name: string): Promise<string | null> => {
  const finder = process.platform === 'win32' ? 'where' : 'which';
  const { code, stdout } = await capture(finder, [name]);
  return code === 0 ? (stdout.split(/\r?\n/)[0] ?? null) : null;
};
