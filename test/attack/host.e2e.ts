import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchApp, type RunningApp } from './harness/launch-app.ts';
import { callStore, openPort } from './harness/page-port.ts';
import { QUESTION } from './harness/question.ts';

let running: RunningApp;
test.beforeEach(async () => {
  running = await launchApp();
  await openPort(running.page);
});
test.afterEach(() => running.close());

const ask = (input: unknown) => callStore(running.page, 'stub.ask', input, 20_000);

test('an approval is given in its own window, and only there', async () => {
  const opened = running.app.waitForEvent('window');
  const answer = ask(QUESTION);
  const window = await opened;
  await expect(window.locator('#title')).toHaveText(QUESTION.title);
  const second = ask({ ...QUESTION, title: 'Apply 4' });
  expect(await ask({ ...QUESTION, title: 'Apply 5' })).toMatchObject({
    value: { ok: false, failure: { code: 'no-window' } },
  });
  await window.waitForTimeout(600);
  const next = running.app.waitForEvent('window');
  await window.click('#yes');
  expect(await answer).toEqual({ ok: true, value: { ok: true, value: { approved: true } } });
  // A yes is for the question that was shown; the one that waited is asked by itself.
  await expect((await next).locator('#title')).toHaveText('Apply 4');
  await (await next).click('#no');
  expect(await second).toEqual({ ok: true, value: { ok: true, value: { approved: false } } });
});

test('a yes in the first half second does not count; closing the window is a no', async () => {
  const opened = running.app.waitForEvent('window');
  const answer = ask(QUESTION);
  const window = await opened;
  // As fast as can be, and from a page that has loaded: faster than any person.
  await window.evaluate(() => {
    for (let time = 0; time < 50; time++) Reflect.get(window, 'rollcallApproval').answer(true);
  });
  await expect(window.locator('#title')).toHaveText(QUESTION.title);
  await window.close();
  expect(await answer).toEqual({ ok: true, value: { ok: true, value: { approved: false } } });
});

test('a yes among presses in quick succession does not count: a page may have had them made', async () => {
  const opened = running.app.waitForEvent('window');
  const answer = ask(QUESTION);
  const window = await opened;
  await expect(window.locator('#title')).toHaveText(QUESTION.title);
  const place = await window.locator('#yes').boundingBox();
  if (place === null) throw new Error('There is no button.');
  // For more than a second, which is longer than the window has to be there.
  for (let press = 0; press < 12; press += 1) {
    await window.mouse.click(place.x + 3, place.y + 3);
    await window.waitForTimeout(100);
  }
  await expect(window.locator('#title')).toHaveText(QUESTION.title);
  await window.waitForTimeout(600);
  await window.click('#yes');
  expect(await answer).toEqual({ ok: true, value: { ok: true, value: { approved: true } } });
});

test('a refusal is answered at once', async () => {
  const opened = running.app.waitForEvent('window');
  const answer = ask(QUESTION);
  const window = await opened;
  await expect(window.locator('#title')).toHaveText(QUESTION.title);
  await window.click('#no');
  expect(await answer).toEqual({ ok: true, value: { ok: true, value: { approved: false } } });
});

test('a file is saved where the dialog says, whole and private, and never through a link', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'rollcall-save-'));
  const save = async (filePath: string | undefined) => {
    await running.app.evaluate(({ dialog }, chosen) => {
      Object.assign(dialog, {
        showSaveDialog: async () => ({ canceled: chosen === undefined, filePath: chosen }),
      });
    }, filePath);
    return ask({ ask: 'save-file', suggestedName: 'a.csv', kind: 'csv', content: 'a,b\r\n' });
  };
  expect(await save(join(dir, 'a.csv'))).toMatchObject({
    value: { value: { saved: true, fileName: 'a.csv', besideName: null } },
  });
  expect(readFileSync(join(dir, 'a.csv'), 'utf8')).toBe('a,b\r\n');
  expect(statSync(join(dir, 'a.csv')).mode & 0o777).toBe(0o600);
  writeFileSync(join(dir, 'target'), 'old');
  symlinkSync(join(dir, 'target'), join(dir, 'link.csv'));
  expect(await save(join(dir, 'link.csv'))).toMatchObject({
    value: { ok: false, failure: { code: 'not-saved' } },
  });
  expect(readFileSync(join(dir, 'target'), 'utf8')).toBe('old');
  expect(await save(undefined)).toMatchObject({ value: { value: { saved: false, fileName: null } } });
  rmSync(dir, { recursive: true });
});

test('only addresses that are ours to open are opened', async () => {
  await running.app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    Object.assign(shell, { openExternal: async (url: string) => void opened.push(url) });
  });
  expect(await ask({ ask: 'open-external', url: 'https://coder.example/users' })).toMatchObject({
    value: { ok: true },
  });
  expect(await ask({ ask: 'open-external', url: 'file:///etc/passwd' })).toMatchObject({
    value: { ok: false },
  });
  expect(await running.app.evaluate(() => Reflect.get(globalThis, 'opened'))).toEqual([
    'https://coder.example/users',
  ]);
});

test('while an apply runs the machine stays awake, and quitting asks first', async () => {
  const { app, page } = running;
  const isAwake = () =>
    app.evaluate(({ powerSaveBlocker }) => powerSaveBlocker.isStarted(0) || powerSaveBlocker.isStarted(1));
  await app.evaluate(({ dialog }) => {
    Object.assign(globalThis, { asked: 0 });
    Object.assign(dialog, {
      showMessageBox: async () => {
        Object.assign(globalThis, { asked: Reflect.get(globalThis, 'asked') + 1 });
        return { response: 2 };
      },
    });
  });
  await callStore(page, 'stub.progress', { value: 0.5 });
  expect(await isAwake()).toBe(true);
  await app.evaluate(({ BrowserWindow, app: main }) => {
    BrowserWindow.getAllWindows()[0]?.close();
    main.quit();
  });
  await expect.poll(() => app.evaluate(() => Reflect.get(globalThis, 'asked'))).toBeGreaterThan(0);
  expect(await callStore(page, 'stub.echo', 1)).toMatchObject({ ok: true });
  await callStore(page, 'stub.progress', { value: null });
  expect(await isAwake()).toBe(false);
});

test('sleep and waking up reach the store', async () => {
  await running.app.evaluate(({ powerMonitor }) => {
    powerMonitor.emit('suspend');
    powerMonitor.emit('resume');
  });
  await expect
    .poll(() => callStore(running.page, 'stub.power', {}))
    .toEqual({ ok: true, value: ['suspend', 'resume'] });
});

test('the menu bar greys what is not possible, and gives no key twice', async () => {
  const { app, page } = running;
  const read = () =>
    app.evaluate(({ Menu }) => {
      const items = Menu.getApplicationMenu()?.items.flatMap((menu) => menu.submenu?.items ?? []) ?? [];
      return items.map(({ id, enabled, registerAccelerator }) => ({ id, enabled, registerAccelerator }));
    });
  const ours = async () => (await read()).filter(({ id }) => id?.includes('.'));
  expect((await ours()).every(({ enabled, registerAccelerator }) => !enabled && !registerAccelerator)).toBe(
    true,
  );
  await page.evaluate(() => Reflect.get(window, 'rollcall').setEnabledCommands(['help.about', 'sync.start']));
  await expect
    .poll(async () => (await ours()).filter(({ enabled }) => enabled).map(({ id }) => id))
    .toEqual(['sync.start', 'help.about']);
});
