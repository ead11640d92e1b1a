import { makeReady } from '#build/start/ready.ts';
import { toAppEnv } from '#build/system/app-env.ts';
import { openDisplay } from '#build/system/display.ts';
import { startKeyring } from '#build/system/keyring.ts';

/**
 * Prepares what the app needs to run (runtime, libraries, bundle), and gives the tests a display and an unlocked
 * keychain of their own through the environment. Returns the teardown.
 */
const prepare = async (): Promise<() => void> => {
  const isLinux = process.platform === 'linux';
  // `npm test` has just built; run alone, the tests build first so that they never judge yesterday's bundle.
  await makeReady({ ownDisplay: isLinux, keyring: isLinux, build: process.env.ROLLCALL_BUILT !== '1' });
  const display = await openDisplay({ own: true });
  const keyring = isLinux ? await startKeyring() : null;
  Object.assign(process.env, toAppEnv(display), keyring?.env);
  return () => {
    keyring?.close();
    display.close();
  };
};

// Playwright reads the default export of this file.
export default prepare;
