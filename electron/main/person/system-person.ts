import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { systemPreferences } from 'electron';
import type { PersonSystem } from './person.ts';

/** The action that the Linux packages bring to `/usr/share/polkit-1/actions`. */
const ACTION = 'dev.rollcall.app.unlock';
const LOOK_MS = 3_000;
const ASK_MS = 4 * 60_000;

const endsWell = (file: string, args: readonly string[], limitMs: number): Promise<boolean> =>
  new Promise((resolve) => {
    execFile(file, args, { timeout: limitMs, env: { PATH: '/usr/bin:/bin' } }, (error) =>
      resolve(error === null),
    );
  });

/** When this process was started, in the kernel's ticks: with it a process number cannot be taken over by another. */
const readStartTime = (): string => {
  const stat = readFileSync('/proc/self/stat', 'utf8');
  // "pid (a name, which may hold brackets) state ppid ...": the start time is the 22nd field.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '0';
};

/** Asks macOS and polkit by their own tools. */
export const createSystemPerson = (): PersonSystem => ({
  canAskFinger: () => systemPreferences.canPromptTouchID(),
  askFinger: (reason) => systemPreferences.promptTouchID(reason),
  hasPolkitAction: () => endsWell('/usr/bin/pkaction', ['--action-id', ACTION], LOOK_MS),
  askPolkit: () => {
    const uid = process.getuid?.() ?? 0;
    const subject = `${process.pid},${readStartTime()},${uid}`;
    const args = ['--action-id', ACTION, '--process', subject, '--allow-user-interaction'];
    return endsWell('/usr/bin/pkcheck', args, ASK_MS);
  },
});
