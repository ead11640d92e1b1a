import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { inRoot } from '#build/base/root.ts';
import { launchApp, type RunningApp } from './harness/launch-app.ts';
import { callStore, openPort } from './harness/page-port.ts';
import { QUESTION } from './harness/question.ts';

let running: RunningApp;
test.beforeEach(async () => {
  running = await launchApp();
});
test.afterEach(() => running.close());

const readLog = (): string => readFileSync(join(running.profileDir, 'logs', 'rollcall.log'), 'utf8');

/** Opens a window that the app knows nothing of, with our own preload and page, and asks from it for a port. */
const askFromStranger = (app: RunningApp['app'], address: string, preload: string) =>
  app.evaluate(
    async ({ BrowserWindow, session }, places) => {
      const webPreferences = {
        preload: places.preload,
        session: session.fromPartition('rollcall'),
        sandbox: true,
      };
      const stranger = new BrowserWindow({ show: false, webPreferences });
      await stranger.loadURL(places.address);
      const got: unknown = await stranger.webContents.executeJavaScript(`new Promise((resolve) => {
        addEventListener('message', (event) => resolve(String(event.data)));
        setTimeout(() => resolve('nothing'), 500);
        window.rollcall.connect();
      })`);
      stranger.destroy();
      return got;
    },
    { address, preload },
  );

test('IPC-1: a window that is not ours to know gets no port, even with our page and preload', async () => {
  const preload = inRoot('out', 'preload', 'index.cjs');
  expect(await askFromStranger(running.app, 'app://bundle/index.html', preload)).toBe('nothing');
  expect(await askFromStranger(running.app, 'about:blank', preload)).toBe('nothing');
  expect(readLog()).toContain('"problem":"unknown-window"');
  expect(readLog()).toContain('"problem":"wrong-origin"');
});

test('IPC-1: an inner frame has no bridge', async () => {
  const kind = await running.page.evaluate(() => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const inner = frame.contentWindow;
    return inner === null ? 'no frame' : typeof Reflect.get(inner, 'rollcall');
  });
  expect(kind).toBe('undefined');
});

test('IPC-1: the page cannot answer or read a question put to the person', async () => {
  const kind = await running.page.evaluate(() => typeof Reflect.get(window, 'rollcallApproval'));
  expect(kind).toBe('undefined');
});

test('IPC-1, IPC-7: a question is shown to its own window alone, and answered by no other, even one with our page and preload', async () => {
  const { app, page } = running;
  await openPort(page);
  const opened = app.waitForEvent('window');
  const answer = callStore(page, 'stub.ask', QUESTION, 20_000);
  const window = await opened;
  await expect(window.getByRole('heading', { level: 1 })).toHaveText(QUESTION.title);
  const preload = inRoot('out', 'preload', 'index.cjs');
  const read = await app.evaluate(async ({ BrowserWindow, session }, path) => {
    const webPreferences = { preload: path, session: session.fromPartition('rollcall'), sandbox: true };
    const stranger = new BrowserWindow({ show: false, webPreferences });
    await stranger.loadURL('app://bundle/approve.html');
    // Later than a yes that comes too early to be meant, which nobody may give either.
    const said: unknown = await stranger.webContents.executeJavaScript(`new Promise((resolve) => {
        setTimeout(async () => {
          window.rollcallApproval.answer(true);
          resolve(await window.rollcallApproval.get());
        }, 700);
      })`);
    stranger.destroy();
    return said;
  }, preload);
  expect(read).toBeNull();
  expect(readLog()).toContain('"problem":"unknown-window"');
  await window.evaluate(() => Reflect.get(window, 'rollcallApproval').answer(false)).catch(() => undefined);
  expect(await answer).toEqual({ ok: true, value: { ok: true, value: { approved: false } } });
});

test('IPC-2: what has the wrong shape is dropped, and the app goes on', async () => {
  const { page, app } = running;
  await app.evaluate(({ clipboard }) => clipboard.writeText('before'));
  await page.evaluate(async () => {
    const bridge = Reflect.get(window, 'rollcall');
    const junk = [
      null,
      1,
      {},
      ['no.such.command'],
      [[]],
      'x',
      Array(1_000).fill('help.about'),
      { length: 3 },
    ];
    for (const value of junk) bridge.setEnabledCommands(value);
    for (const value of [null, 1, {}, [], undefined]) await bridge.copyText(value);
    bridge.connect('extra');
  });
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe('before');
  expect(readLog()).toContain('"problem":"wrong-shape"');
  await page.click('#state');
  await page.evaluate(() => Reflect.get(window, 'rollcall').copyText('after'));
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe('after');
  await openPort(page);
  expect(await callStore(page, 'stub.echo', 1)).toMatchObject({ ok: true });
});

test('IPC-5: ten thousand messages at once do not stop the app', async () => {
  const { page, app } = running;
  await openPort(page);
  await page.evaluate(() => {
    const { port } = Reflect.get(window, 'attack');
    for (let id = 100_000; id < 110_000; id++)
      port.postMessage({ kind: 'call', id, name: 'stub.echo', input: id });
    for (let time = 0; time < 1_000; time++)
      Reflect.get(window, 'rollcall').setEnabledCommands(['help.about']);
  });
  expect(await callStore(page, 'stub.echo', 'still here', 10_000)).toEqual({ ok: true, value: 'still here' });
  expect(await app.evaluate(({ app: main }) => main.isReady())).toBe(true);
});
