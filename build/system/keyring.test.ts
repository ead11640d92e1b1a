import { afterEach, describe, expect, it } from 'vitest';
import { capture } from '../base/command.ts';
import { isAlive } from '../base/is-alive.ts';
import { toPlainEnv } from '../node/env.mjs';
import { type Keyring, startKeyring } from './keyring.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** Asks over the bus; gives what was printed. */
const send = async ({ env }: Keyring, to: string, path: string, member: string, ...words: string[]) => {
  const args = ['--session', '--print-reply=literal', `--dest=org.freedesktop.${to}`, path];
  const all = [...args, `org.freedesktop.${member}`, ...words];
  const { code, stdout, stderr } = await capture('dbus-send', all, { env: { ...toPlainEnv(), ...env } });
  if (code !== 0) throw new Error(stderr);
  return stdout.trim();
};

const readPid = async (keyring: Keyring): Promise<number> => {
  const member = 'DBus.GetConnectionUnixProcessID';
  const said = await send(keyring, 'DBus', '/', member, 'string:org.freedesktop.secrets');
  return Number(/(\d+)$/.exec(said)?.[1]);
};

const root = '/org/freedesktop/secrets';

/** Whether the keyring that secrets are kept in is locked; throws where there is none. */
const readLocked = async (keyring: Keyring): Promise<string> => {
  const login = await send(keyring, 'secrets', root, 'Secret.Service.ReadAlias', 'string:default');
  const words = ['string:org.freedesktop.Secret.Collection', 'string:Locked'];
  return send(keyring, 'secrets', login, 'DBus.Properties.Get', ...words);
};

describe.runIf(process.platform === 'linux')('the keychain for tests', () => {
  it('is open, and open again after its daemon was killed', async () => {
    const keyring = await startKeyring();
    closers.push(keyring.close);
    expect(await readLocked(keyring)).toContain('boolean false');
    const first = await readPid(keyring);
    process.kill(first, 'SIGKILL');
    await expect.poll(() => readPid(keyring).catch(() => 0)).toBe(0);
    expect(await readLocked(keyring)).toContain('boolean false');
    const second = await readPid(keyring);
    expect(second).not.toBe(first);
    // Nothing is left behind when it is closed.
    keyring.close();
    await expect.poll(() => isAlive(second)).toBe(false);
  });
});
