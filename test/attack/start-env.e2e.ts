import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { capture } from '#build/base/command.ts';
import { inRoot } from '#build/base/root.ts';
import { resolveRuntime } from '#build/runtime/resolve.ts';
import { toAppEnv } from '#build/system/app-env.ts';
import { toSwitches } from '#build/system/switches.ts';
import { startElectron } from '#test/kit/app.ts';
import { startUnwatched } from '#test/kit/unwatched-app.ts';

/** What a terminal inside an editor, or an old build chain, leaves in the environment; each ends Electron with code 9. */
const TERMINALS = [
  { ELECTRON_RUN_AS_NODE: '1' },
  { NODE_OPTIONS: '--openssl-legacy-provider' },
  {
    ELECTRON_RUN_AS_NODE: '1',
    NODE_OPTIONS: '--max-http-header-size=1',
    GTK_PATH: '/nowhere',
    NODE_PATH: '/nowhere',
  },
] as const;

for (const terminal of TERMINALS) {
  const what = Object.keys(terminal).join(', ');
  test.describe(`from a terminal with ${what}`, () => {
    test.beforeEach(() => void Object.assign(process.env, terminal));
    test.afterEach(() => {
      for (const name of Object.keys(terminal)) delete process.env[name];
    });

    test('the app starts as npm start starts it, and shows its first rows', async () => {
      const { executablePath } = await resolveRuntime();
      const profile = mkdtempSync(join(tmpdir(), 'rollcall-terminal-'));
      const args = [...toSwitches({ isUnseen: true }), inRoot(), '--profile', profile, '--smoke'];
      const { code, stdout, stderr } = await capture(executablePath, args, {
        env: toAppEnv({ env: {} }),
        timeoutMs: 30_000,
      });
      rmSync(profile, { recursive: true, force: true });
      expect(`${code} ${stdout} ${code === 0 ? '' : stderr.slice(0, 300)}`).toMatch(/^0 \{"smoke":"ok"/);
    });

    test('the tests start it as well, with Playwright and without', async () => {
      const { page, close } = await startElectron();
      await expect(page).toHaveTitle('Rollcall');
      await close();
      const profile = mkdtempSync(join(tmpdir(), 'rollcall-terminal-'));
      const unwatched = await startUnwatched(profile);
      expect(await unwatched.inMain(({ app }) => app.getName())).toBe('Rollcall');
      unwatched.kill();
      await unwatched.ended;
      rmSync(profile, { recursive: true, force: true });
    });
  });
}
