import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const isThere = (name: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));

/** Throws, with the way to get them, when the programs that these tests stand on are missing. */
export const needKeyring = (): void => {
  const missing = ['dbus-daemon', 'dbus-send', 'gnome-keyring-daemon'].filter((name) => !isThere(name));
  if (missing.length > 0) {
    throw new Error(
      `${missing.join(' and ')} not found. "npm run doctor" says how to install what is missing.`,
    );
  }
};

const readAddress = (bus: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    bus.once('error', reject);
    bus.once('exit', () => reject(new Error('dbus-daemon ended before it was ready.')));
    bus.stdout?.setEncoding('utf8').once('data', (text: string) => resolve(text.trim()));
  });

/** A message bus with a gnome-keyring, apart from everything of the person's. `env` is all that a program needs. */
export type RealKeyring = {
  readonly env: Readonly<Record<string, string>>;
  /** Unlocks it with a word: a new daemon takes the place of the old one on the same bus. */
  readonly unlock: (word: string) => Promise<void>;
  readonly stop: () => Promise<void>;
};

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
};

const startDaemon = (env: Readonly<Record<string, string>>, word: string | null): ChildProcess => {
  const unlock = word === null ? [] : ['--unlock'];
  const daemon = spawn('gnome-keyring-daemon', ['--foreground', '--components=secrets', ...unlock], {
    env,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  daemon.stdin.end(word ?? '');
  return daemon;
};

/** Starts a bus and a keyring whose files live in `home`. With a word the keyring is unlocked, without it stays locked. */
export const startRealKeyring = async (home: string, word: string | null): Promise<RealKeyring> => {
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address=1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    // Without a display no prompt can open, which nobody would answer: a locked keyring says so at once.
    env: { PATH: process.env.PATH ?? '' },
  });
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: home,
    XDG_DATA_HOME: join(home, 'data'),
    XDG_RUNTIME_DIR: home,
    DBUS_SESSION_BUS_ADDRESS: await readAddress(bus),
  };
  let daemon = startDaemon(env, word);
  await waitForService(env);
  const unlock = async (key: string): Promise<void> => {
    await end(daemon);
    daemon = startDaemon(env, key);
    await waitForService(env);
  };
  const stop = async (): Promise<void> => {
    await end(daemon);
    await end(bus);
  };
  return { env, unlock, stop };
};

/** Waits until the keyring answers on the bus; the bus itself would start a second one on demand. */
const waitForService = async (env: Readonly<Record<string, string>>): Promise<void> => {
  const ask = ['--session', '--dest=org.freedesktop.DBus', '--print-reply', '/org/freedesktop/DBus'];
  for (let attempt = 0; attempt < 100; attempt++) {
    const name = ['org.freedesktop.DBus.NameHasOwner', 'string:org.freedesktop.secrets'];
    if (execFileSync('dbus-send', [...ask, ...name], { env }).includes('true')) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('gnome-keyring-daemon did not come up.');
};
