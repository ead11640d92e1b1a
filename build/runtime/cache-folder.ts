import { homedir } from 'node:os';
import { join } from 'node:path';

export type CacheWorld = {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
};

const thisMachine = (): CacheWorld => ({ platform: process.platform, env: process.env, home: homedir() });

const userCache = ({ platform, env, home }: CacheWorld): string => {
  if (platform === 'darwin') return join(home, 'Library', 'Caches');
  if (platform === 'win32') return env.LOCALAPPDATA ?? join(home, 'AppData', 'Local');
  // The XDG rules say that a relative path is to be ignored.
  const xdg = env.XDG_CACHE_HOME;
  return xdg?.startsWith('/') === true ? xdg : join(home, '.cache');
};

/** The folder for runtimes that were fetched: the platform's cache place, then `rollcall/runtime`. */
export const toCacheFolder = (world: CacheWorld = thisMachine()): string =>
  join(userCache(world), 'rollcall', 'runtime');
