import { createConnection } from 'node:net';
import { capture } from '../base/command.ts';
import { inRoot } from '../base/root.ts';
import { say } from '../base/say.ts';
import { findDist } from './dist.ts';
import type { Runtime } from './types.ts';

/** A host that does not answer within this is taken as not there. */
const reachLimitMs = 3_000;
/** About 120 MB: five minutes is a slow line, more is a line that hangs. */
const downloadLimitMs = 5 * 60_000;

type Environment = Readonly<Record<string, string | undefined>>;

/** The host that the download would talk to first: a proxy, a mirror, or GitHub. */
export const toDownloadHost = (env: Environment): { readonly host: string; readonly port: number } => {
  const address = env.HTTPS_PROXY ?? env.https_proxy ?? env.ELECTRON_MIRROR ?? env.npm_config_electron_mirror;
  if (address === undefined || !URL.canParse(address)) return { host: 'github.com', port: 443 };
  const url = new URL(address);
  const defaultPort = url.protocol === 'http:' ? 80 : 443;
  return { host: url.hostname, port: url.port === '' ? defaultPort : Number(url.port) };
};

const canReach = ({ host, port }: { readonly host: string; readonly port: number }): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection({ host, port });
    const finish = (isThere: boolean): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(isThere);
    };
    // Not the socket's own time-out: that one does not run while the name is being looked up.
    const timer = setTimeout(() => finish(false), reachLimitMs);
    socket.on('connect', () => finish(true));
    socket.on('error', () => finish(false));
  });

/** The Electron that the package of that name has unpacked, or null. */
export const findInstalled = (): Runtime | null =>
  findDist(inRoot('node_modules', 'electron', 'dist'), 'electron');

/** Lets the electron package fetch its binary, once and not for long; null when that does not work. */
export const downloadElectron = async (env: Environment = process.env): Promise<Runtime | null> => {
  const target = toDownloadHost(env);
  if (!(await canReach(target))) {
    say(`Electron is not installed yet, and ${target.host} cannot be reached to fetch it.`);
    return null;
  }
  say('Fetching Electron (about 120 MB, once).');
  const installer = inRoot('node_modules', 'electron', 'install.js');
  const { code, stderr } = await capture(process.execPath, [installer], { timeoutMs: downloadLimitMs });
  if (code === 0) return findInstalled();
  say(
    `Electron could not be fetched (${code === 124 ? 'too slow' : (stderr.trim().split('\n')[0] ?? code)}).`,
  );
  return null;
};
