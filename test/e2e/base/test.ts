import { rmSync } from 'node:fs';
import { test as base, expect } from '@playwright/test';
import { startTwin, type Twin, type TwinOptions } from '#electron/demo/index.ts';
import { makeProfileDir, type StartedApp, type StartOptions, startElectron } from '#test/kit/app.ts';

type Things = {
  /** A profile folder that lives as long as the test, so that the app can be started on it again. */
  readonly profileDir: string;
  /** Starts the app on that profile. Ended with the test, which fails when a page reported trouble. */
  readonly start: (options?: StartOptions) => Promise<StartedApp>;
  /** Starts a Coder server on loopback: 80 people, newest generation, unless said otherwise. */
  readonly serve: (options?: Partial<TwinOptions>) => Promise<Twin>;
};

/** A test with a profile, an app and a server to hand, all gone at its end. */
export const test = base.extend<Things>({
  // Playwright wants a pattern here, and one that names something.
  profileDir: async ({ browserName: _any }, use) => {
    const dir = makeProfileDir();
    await use(dir);
    rmSync(dir, { recursive: true, force: true });
  },
  start: async ({ profileDir }, use, info) => {
    const started: StartedApp[] = [];
    await use(async (options = {}) => {
      const app = await startElectron({ profileDir, ...options });
      started.push(app);
      return app;
    });
    const isBad = info.errors.length > 0;
    for (const { page } of isBad ? started : [])
      await page.screenshot({ path: info.outputPath('at-the-end.png') }).catch(() => undefined);
    // A test that failed may have left an apply running, and quitting would ask about it.
    for (const app of started) await (isBad ? app.kill() : app.close());
    expect(started.flatMap((app) => app.trouble)).toEqual([]);
  },
  serve: async ({ profileDir: _before }, use) => {
    const twins: Twin[] = [];
    await use(async (options = {}) => {
      const twin = await startTwin({ members: 80, seed: 7, generation: '2.35', ...options });
      twins.push(twin);
      return twin;
    });
    for (const twin of twins) await twin.close();
  },
});

export { expect };
