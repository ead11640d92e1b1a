import { runMain } from '../base/fail.ts';
import { runInForeground } from '../base/foreground.ts';
import { toToolPath } from '../base/tool.ts';
import { toAppEnv } from '../system/app-env.ts';
import { withDisplay } from '../system/display.ts';
import { toSwitches } from '../system/switches.ts';
import { makeReady } from './ready.ts';

/** `npm run dev`: the app with the renderer reloading as files change. */
await runMain(async () => {
  const runtime = await makeReady({ ownDisplay: false, keyring: false, build: false });
  return withDisplay((display) => {
    const env = {
      ...toAppEnv(display),
      ELECTRON_EXEC_PATH: runtime.executablePath,
      ELECTRON_MAJOR_VER: String(runtime.electronMajor),
    };
    const args = [toToolPath('electron-vite'), 'dev', '--', ...toSwitches(display)];
    return runInForeground(process.execPath, args, { env });
  });
});
