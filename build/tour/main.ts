import { runMain } from '../base/fail.ts';
import { runInForeground } from '../base/foreground.ts';
import { inRoot } from '../base/root.ts';
import { makeReady } from '../start/ready.ts';
import { toAppEnv } from '../system/app-env.ts';
import { withDisplay } from '../system/display.ts';
import { startKeyring } from '../system/keyring.ts';

/**
 * `npm run tour`: shows the app in pictures, by way of test/e2e/tour.ts on an own display. With a keychain of its own,
 * so that the copy outlives the kill wherever the tour runs, and nothing of it gets into the keychain of a person.
 */
await runMain(async () => {
  const isLinux = process.platform === 'linux';
  await makeReady({ ownDisplay: isLinux, keyring: isLinux, build: true });
  const args = [inRoot('test', 'e2e', 'tour.ts'), ...process.argv.slice(2)];
  const keyring = isLinux ? await startKeyring() : null;
  try {
    return await withDisplay(
      (display) =>
        runInForeground(process.execPath, args, { env: { ...toAppEnv(display), ...keyring?.env } }),
      { own: true },
    );
  } finally {
    keyring?.close();
  }
});
