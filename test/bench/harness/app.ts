import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { inRoot } from '#build/base/root.ts';
import { keepSecrets } from './launch.ts';
import type { Profile, Screen } from './stage.ts';

/** The app in the real Electron, on a profile; `page` is its window. */
export type RunningApp = {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly close: () => Promise<void>;
};

const toText = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(Object.entries(env).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])));

/** Starts it; resolves when the first member is shown. */
export const openApp = async (screen: Screen, profile: Profile): Promise<RunningApp> => {
  const { runtime, env, switches } = screen;
  keepSecrets(screen, profile);
  const app = await _electron.launch({
    executablePath: runtime.executablePath,
    args: [...switches, inRoot(), '--profile', profile.dir],
    cwd: inRoot(),
    env: toText(env),
  });
  const page = await app.firstWindow();
  await page.locator('#member-row-0[aria-busy="false"]').waitFor();
  return { app, page, close: () => app.close() };
};
