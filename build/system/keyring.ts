import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { capture } from '../base/command.ts';
import { say } from '../base/say.ts';
import { toPlainEnv } from '../node/env.mjs';
import { readFirstLine, startLeashed } from './leash.ts';

/** A throw-away message bus with an unlocked keychain. `env` goes to the programs that are to use it. */
export type Keyring = { readonly env: Readonly<Record<string, string>>; readonly close: () => void };

const NAME = 'org.freedesktop.secrets';

/** Has the bus start the keyring when somebody first asks for it, unlocked, and again should it end: a locked one would
 * come in its place, and a whole run of tests would go on without a keychain. Each start leaves a line in `starts`. */
const writeSettings = (home: string, starts: string): string => {
  const script = join(home, 'keyring.sh');
  writeFileSync(
    script,
    `echo started >> '${starts}'
printf throw-away | gnome-keyring-daemon --foreground --unlock --components=secrets
`,
  );
  chmodSync(script, 0o700);
  writeFileSync(join(home, `${NAME}.service`), `[D-BUS Service]\nName=${NAME}\nExec=/bin/sh ${script}\n`);
  const settings = join(home, 'bus.conf');
  writeFileSync(
    settings,
    `<busconfig>
  <type>session</type>
  <listen>unix:path=${join(home, 'bus')}</listen>
  <servicedir>${home}</servicedir>
  <policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy>
</busconfig>
`,
  );
  return settings;
};

/**
 * Starts a message bus and a gnome-keyring of its own with an empty, unlocked login keyring, away from the
 * person's own keychain. Should the keyring end, the next question starts it again, unlocked and with what it kept, and
 * `close` says so. Ends with `close` or with this process.
 */
export const startKeyring = async (): Promise<Keyring> => {
  const home = mkdtempSync(join(tmpdir(), 'rollcall-keyring-'));
  const starts = join(home, 'starts');
  const places = { XDG_DATA_HOME: home, XDG_RUNTIME_DIR: home };
  const settings = writeSettings(home, starts);
  const args = [`--config-file=${settings}`, '--nofork', '--nopidfile', '--print-address=1'];
  const bus = startLeashed('dbus-daemon', args, places);
  const close = (): void => {
    const times = existsSync(starts) ? readFileSync(starts, 'utf8').split('\n').length - 1 : 0;
    if (times > 1) say(`The keyring for tests ended and was started again, ${times} starts in all.`);
    // The keyring daemon ends when its bus goes away.
    bus.close();
    rmSync(home, { recursive: true, force: true });
  };
  try {
    const address = await readFirstLine(bus.child, 1, 'dbus-daemon');
    const env = { DBUS_SESSION_BUS_ADDRESS: address, ...places };
    const ping = ['--session', '--print-reply', `--dest=${NAME}`, '/', 'org.freedesktop.DBus.Peer.Ping'];
    const { code, stderr } = await capture('dbus-send', ping, { env: { ...toPlainEnv(), ...env } });
    if (code !== 0) throw new Error(`gnome-keyring-daemon did not start: ${stderr.trim()}`);
    return { env, close };
  } catch (error) {
    close();
    throw error;
  }
};
