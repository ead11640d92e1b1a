import { runMain } from '../base/fail.ts';
import { runInForeground } from '../base/foreground.ts';
import { root } from '../base/root.ts';
import { say } from '../base/say.ts';
import { toAppEnv } from '../system/app-env.ts';
import { withDisplay } from '../system/display.ts';
import { toSwitches } from '../system/switches.ts';
import { makeReady } from './ready.ts';

/** `npm start`: prepares, builds and starts the app; the app's exit code is ours. Arguments go to the app. */
await runMain(async () => {
  const runtime = await makeReady({ ownDisplay: false, keyring: false, build: true });
  return withDisplay((display) => {
    if (display.isUnseen) {
      say('No display here: the app runs where nobody sees it. To see it in pictures: npm run tour');
    }
    const args = [...toSwitches(display), root, ...process.argv.slice(2)];
    const env = toAppEnv(display);
    return runInForeground(runtime.executablePath, args, { env });
  });
});
