import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { capture } from '../base/command.ts';

/** A throw-away message bus with an unlocked keychain. `env` goes to the programs that are to use it. */
export type Keyring = { readonly env: Readonly<Record<string, string>>; readonly close: () => void };

const readAddress = (bus: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    bus.on('error', reject);
    bus.on('exit', () => reject(new Error('dbus-daemon ended before it was ready.')));
    bus.stdout?.setEncoding('utf8').once('data', (text: string) => resolve(text.trim()));
  });

/**
 * Starts a message bus and a gnome-keyring of its own with an empty, unlocked login keyring, away from the
 * person's own keychain. Ends with `close` or with this process.
 */
export const startKeyring = async (): Promise<Keyring> => {
  const home = mkdtempSync(join(tmpdir(), 'rollcall-keyring-'));
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address=1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  const close = (): void => {
    process.off('exit', close);
    // The keyring daemon ends when its bus goes away.
    bus.kill('SIGTERM');
    rmSync(home, { recursive: true, force: true });
  };
  process.on('exit', close);
  const env = {
    DBUS_SESSION_BUS_ADDRESS: await readAddress(bus),
    XDG_DATA_HOME: home,
    XDG_RUNTIME_DIR: home,
  };
  bus.unref();
  const unlock = 'printf throw-away | gnome-keyring-daemon --daemonize --unlock --components=secrets';
  const { code, stderr } = await capture('sh', ['-c', unlock], { env: { ...process.env, ...env } });
  if (code !== 0) {
    close();
    throw new Error(`gnome-keyring-daemon did not start: ${stderr.trim()}`);
  }
  return { env, close };
};
