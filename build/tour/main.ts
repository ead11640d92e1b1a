import { runMain } from '../base/fail.ts';
import { runInForeground } from '../base/foreground.ts';
import { inRoot } from '../base/root.ts';
import { makeReady } from '../start/ready.ts';
import { withDisplay } from '../system/display.ts';

/** `npm run tour`: shows the app in pictures, by way of test/e2e/tour.ts on an own display. */
await runMain(async () => {
  const runtime = await makeReady({ ownDisplay: process.platform === 'linux', keyring: false, build: true });
  return withDisplay(
    (display) => {
      const env = { ...process.env, ...display.env, ELECTRON_OVERRIDE_DIST_PATH: runtime.distPath };
      return runInForeground(process.execPath, [inRoot('test', 'e2e', 'tour.ts'), ...process.argv.slice(2)], {
        env,
      });
    },
    { own: true },
  );
});
