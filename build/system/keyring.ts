import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { capture } from '../base/command.ts';
import { toPlainEnv } from '../node/env.mjs';
import { readFirstLine, startLeashed } from './leash.ts';

/** A throw-away message bus with an unlocked keychain. `env` goes to the programs that are to use it. */
export type Keyring = { readonly env: Readonly<Record<string, string>>; readonly close: () => void };

/**
 * Starts a message bus and a gnome-keyring of its own with an empty, unlocked login keyring, away from the
 * person's own keychain. Ends with `close` or with this process.
 */
export const startKeyring = async (): Promise<Keyring> => {
  const home = mkdtempSync(join(tmpdir(), 'rollcall-keyring-'));
  const bus = startLeashed('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address=1']);
  const close = (): void => {
    // The keyring daemon ends when its bus goes away.
    bus.close();
    rmSync(home, { recursive: true, force: true });
  };
  const address = await readFirstLine(bus.child, 1, 'dbus-daemon');
  const env = { DBUS_SESSION_BUS_ADDRESS: address, XDG_DATA_HOME: home, XDG_RUNTIME_DIR: home };
  const unlock = 'printf throw-away | gnome-keyring-daemon --daemonize --unlock --components=secrets';
  const { code, stderr } = await capture('sh', ['-c', unlock], { env: { ...toPlainEnv(), ...env } });
  if (code !== 0) {
    close();
    throw new Error(`gnome-keyring-daemon did not start: ${stderr.trim()}`);
  }
  return { env, close };
};
