import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { inRoot } from '#build/base/root.ts';
import { toPlainEnv } from '#build/node/env.mjs';
import { resolveRuntime } from '#build/runtime/resolve.ts';
import { launchApp } from './harness/launch-app.ts';
import { callStore, openPort } from './harness/page-port.ts';

const startSecond = async (
  profileDir: string,
): Promise<{ readonly code: number | null; readonly tookMs: number }> => {
  const { executablePath } = await resolveRuntime();
  const startMs = performance.now();
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(executablePath, [...root, '--disable-gpu', inRoot(), '--profile', profileDir], {
    env: toPlainEnv(),
    stdio: 'ignore',
  });
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { code, tookMs: performance.now() - startMs };
};

const walk = (dir: string): readonly string[] =>
  readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name);
    return entry.isDirectory() ? [path, ...walk(path)] : [path];
  });

/** False once the process has ended, be it that nobody has asked for its code yet (state Z). */
const isRunning = (pid: number): boolean => {
  const path = `/proc/${pid}/stat`;
  return existsSync(path) && !/\) [ZX] /.test(readFileSync(path, 'utf8'));
};

test('INS-1: a second start on the same profile ends with code 0 within 2 s and brings the first to the front', async () => {
  const { app, profileDir, close } = await launchApp();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const { code, tookMs } = await startSecond(profileDir);
  expect(code).toBe(0);
  expect(tookMs).toBeLessThan(2_000);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized())).toBe(
    false,
  );
  await close();
});

for (const launcher of ['utility-process', 'child-process'] as const) {
  test(`ENG-14: a ${launcher} is gone within 500 ms of a killed main`, async () => {
    const { app, page } = await launchApp({ launcher });
    await openPort(page);
    const reply = await callStore(page, 'stub.start', {});
    const { pid } = z.object({ pid: z.number() }).parse(reply.ok ? reply.value : null);
    expect(isRunning(pid)).toBe(true);
    const main = app.process();
    const closed = new Promise((resolve) => main.once('exit', resolve));
    main.kill('SIGKILL');
    await closed;
    const startMs = performance.now();
    while (isRunning(pid) && performance.now() - startMs < 3_000)
      await new Promise((resolve) => setTimeout(resolve, 5));
    expect(performance.now() - startMs).toBeLessThan(500);
  });
}

/** All that a run may leave: our logs, locks, and what Chromium makes empty for the session that no page uses. */
const ALLOWED =
  /^(logs(\/rollcall\.log)?|store|rollcall-profile|window\.json|Crashpad(\/.*)?|Singleton\w+|chromium(\/(Code Cache|DevToolsActivePort|Dictionaries|Local Storage|blob_storage|databases-off-the-record|Preferences|Local State|Network Persistent State|GPUCache|DawnCache))?)$/;

test('CAC-2, CAC-6: the profile is private, and Chromium keeps nothing of a run in it', async () => {
  const { app, page, profileDir, close } = await launchApp();
  await openPort(page);
  await callStore(page, 'stub.echo', 1);
  await page.evaluate(() => {
    // What a page would do by mistake; nothing of it may last.
    localStorage.setItem('canary', 'local-canary');
    Reflect.set(document, 'cookie', 'canary=cookie-canary; max-age=9999');
    indexedDB.open('canary');
  });
  await app.evaluate(({ session }) => session.fromPartition('rollcall').flushStorageData());
  const open = walk(profileDir).filter((path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    return stat !== undefined && !stat.isSocket() && (stat.mode & 0o077) !== 0;
  });
  expect(open).toEqual([]);
  expect(statSync(profileDir).mode & 0o777).toBe(0o700);
  const files = walk(profileDir);
  const top = new Set(
    files.map((path) =>
      path
        .slice(profileDir.length + 1)
        .split('/')
        .slice(0, 2)
        .join('/'),
    ),
  );
  expect([...top].filter((name) => !ALLOWED.test(name))).toEqual([]);
  const withCanary = files.filter((path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    return stat?.isFile() === true && /(local|cookie)-canary/.test(readFileSync(path, 'latin1'));
  });
  expect(withCanary).toEqual([]);
  await close();
});

test('SEC-7: neither arguments nor surroundings of the store tell it how to run', async () => {
  for (const launcher of ['utility-process', 'child-process'] as const) {
    const env = {
      NODE_OPTIONS: '',
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
      ROLLCALL_CANARY: 'canary',
      LD_CANARY: 'canary',
    };
    const { page, close } = await launchApp({ launcher, env });
    await openPort(page);
    const reply = await callStore(page, 'stub.surroundings', {});
    const text = JSON.stringify(reply);
    expect(reply.ok).toBe(true);
    for (const word of ['NODE_OPTIONS', 'NODE_TLS_REJECT_UNAUTHORIZED', 'canary', 'unix:']) {
      expect(text, launcher).not.toContain(word);
    }
    await close();
  }
});
