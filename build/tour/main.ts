import { runMain } from '../base/fail.ts';
import { runInForeground } from '../base/foreground.ts';
import { inRoot } from '../base/root.ts';
import { makeReady } from '../start/ready.ts';
import { toAppEnv } from '../system/app-env.ts';
import { withDisplay } from '../system/display.ts';

/** `npm run tour`: shows the app in pictures, by way of test/e2e/tour.ts on an own display. */
await runMain(async () => {
  await makeReady({ ownDisplay: process.platform === 'linux', keyring: false, build: true });
  const args = [inRoot('test', 'e2e', 'tour.ts'), ...process.argv.slice(2)];
  return withDisplay((display) => runInForeground(process.execPath, args, { env: toAppEnv(display) }), {
    own: true,
  });
});
