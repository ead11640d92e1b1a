import { makeReady } from '#build/start/ready.ts';
import { toAppEnv } from '#build/system/app-env.ts';
import { openDisplay } from '#build/system/display.ts';
import { startKeyring } from '#build/system/keyring.ts';
import { toSwitches } from '#build/system/switches.ts';
import type { Screen } from './stage.ts';

/** Prepares the runtime, the bundle and, on Linux, an unseen display and an unlocked keychain of our own. */
export const openScreen = async (builds: boolean): Promise<Screen & { readonly close: () => void }> => {
  const isLinux = process.platform === 'linux';
  const runtime = await makeReady({ ownDisplay: isLinux, keyring: isLinux, build: builds });
  const display = await openDisplay({ own: isLinux });
  const keyring = isLinux ? await startKeyring() : null;
  const close = (): void => {
    keyring?.close();
    display.close();
  };
  return { runtime, env: { ...toAppEnv(display), ...keyring?.env }, switches: toSwitches(display), close };
};
