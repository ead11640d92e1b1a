import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { inRoot } from '#build/base/root.ts';
import { toPlainEnv } from '#build/node/env.mjs';
import { resolveRuntime } from '#build/runtime/resolve.ts';
import { listTree, readCommandLine } from '#test/kit/process-tree.ts';
import { launchApp, type RunningApp } from './harness/launch-app.ts';
import { callStore, openPort } from './harness/page-port.ts';

const exitCode = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.once('exit', resolve));

test('the whole app comes up with --smoke, says so in one line, and ends with code 0', async () => {
  const { executablePath } = await resolveRuntime();
  const profileDir = mkdtempSync(join(tmpdir(), 'rollcall-smoke-'));
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [...root, '--disable-gpu', inRoot(), '--profile', profileDir, '--smoke'];
  const child = spawn(executablePath, args, { env: toPlainEnv(), stdio: ['ignore', 'pipe', 'ignore'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  rmSync(profileDir, { recursive: true, force: true });
  expect(JSON.parse(output)).toMatchObject({ smoke: 'ok', firstRowMs: expect.any(Number) });
  expect(code).toBe(0);
});

test('an error that nobody caught ends the app with code 1, without a dialog', async () => {
  const { app } = await launchApp();
  const main = app.process();
  const code = new Promise((resolve) => main.once('exit', resolve));
  await app.evaluate(() => {
    setTimeout(() => {
      throw new Error('a bug of the test');
    });
  });
  expect(await code).toBe(1);
});

/** A page that crashed is lost to Playwright; main asks the new one, as a script of the page would. */
const askStoreFromNewPage = (app: RunningApp['app']): Promise<unknown> =>
  app.evaluate(({ webContents }) =>
    webContents.getAllWebContents()[0]?.executeJavaScript(`new Promise((resolve) => {
      addEventListener('message', ({ ports: [port] }) => {
        port.onmessage = ({ data }) => resolve(data.reply);
        port.postMessage({ kind: 'call', id: 1, name: 'stub.start', input: {} });
      });
      window.rollcall.connect();
    })`),
  );

test('K03: a page that was killed is loaded again and finds the same store', async () => {
  const { app, page, close } = await launchApp();
  await openPort(page);
  const before = await callStore(page, 'stub.start', {});
  await app.evaluate(
    ({ webContents }) =>
      new Promise<void>((resolve) => {
        const [contents] = webContents.getAllWebContents();
        contents?.once('did-finish-load', () => resolve());
        if (contents !== undefined) process.kill(contents.getOSProcessId(), 'SIGKILL');
      }),
  );
  expect(await askStoreFromNewPage(app)).toEqual(before);
  await close();
});

const readLog = (profileDir: string): string =>
  readFileSync(join(profileDir, 'logs', 'rollcall.log'), 'utf8');

for (const launcher of ['utility-process', 'child-process'] as const) {
  test(`quitting lets a ${launcher} put things in order`, async () => {
    const { app, page, profileDir } = await launchApp({ launcher });
    await openPort(page);
    const code = exitCode(app.process());
    await app.evaluate(({ app: electron }) => electron.quit());
    expect(await code).toBe(0);
    expect(readLog(profileDir)).toContain('stub: told to stop');
    expect(readLog(profileDir)).toContain('store: closed');
    expect(readLog(profileDir)).not.toContain('had to be ended');
  });
}

test('K12: an order to end is followed at once, also while an apply runs, and in order', async () => {
  const { app, page, profileDir } = await launchApp();
  await openPort(page);
  await callStore(page, 'stub.progress', { value: 0.5 });
  const code = exitCode(app.process());
  const startMs = performance.now();
  app.process().kill('SIGTERM');
  expect(await code).toBe(0);
  expect(performance.now() - startMs).toBeLessThan(5_000);
  expect(readLog(profileDir)).toContain('stub: told to stop');
});

for (const signal of ['SIGINT', 'SIGHUP'] as const)
  test(`${signal} from a terminal goes to every process at once: the store puts things in order all the same`, async () => {
    const { app, page, profileDir } = await launchApp({ store: 'real', pages: 'real' });
    await expect(page.getByRole('heading', { name: 'Connect to a server' })).toBeVisible();
    const main = app.process();
    const store = listTree(main.pid ?? 0).find((pid) => readCommandLine(pid).includes('store.cjs'));
    const code = exitCode(main);
    for (const pid of [store, main.pid]) process.kill(pid ?? 0, signal);
    expect(await code).toBe(0);
    expect(readLog(profileDir)).toContain('store: closed');
    expect(readLog(profileDir)).not.toContain('ended unexpectedly');
  });
