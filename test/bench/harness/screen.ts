import { makeReady } from '#build/start/ready.ts';
import { toAppEnv } from '#build/system/app-env.ts';
import { openDisplay } from '#build/system/display.ts';
import { toSwitches } from '#build/system/switches.ts';
import type { Screen } from './stage.ts';

/** Prepares the runtime, the bundle and, on Linux, an unseen display of our own. */
export const openScreen = async (builds: boolean): Promise<Screen & { readonly close: () => void }> => {
  const isLinux = process.platform === 'linux';
  const runtime = await makeReady({ ownDisplay: isLinux, keyring: false, build: builds });
  const display = await openDisplay({ own: isLinux });
  return { runtime, env: toAppEnv(display), switches: toSwitches(display), close: display.close };
};
