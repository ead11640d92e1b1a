import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MessageBoxOptions } from 'electron';
import { startUnwatched, type UnwatchedApp } from '#test/kit/unwatched-app.ts';
import { connectTo } from './actions/connect.ts';
import { stageMany } from './actions/stage.ts';
import { countRoles, expectAllOnce, findPuts, waitForPuts } from './base/server-side.ts';
import { test as base, expect } from './base/test.ts';

const role = 'organization-auditor';
/** Chromium takes a page for hanging when it has not taken a key for 15 s. */
const patience = { timeout: 30_000, intervals: [250] };

const test = base.extend<{ startAsPerson: () => Promise<UnwatchedApp> }>({
  startAsPerson: async ({ profileDir }, use) => {
    const started: UnwatchedApp[] = [];
    await use(async () => {
      const app = await startUnwatched(profileDir);
      started.push(app);
      return app;
    });
    for (const app of started) app.kill();
  },
});

/** Everything that is written in the window at `path`; an empty text while there is none that answers. */
const readPage = (app: UnwatchedApp, path: string): Promise<unknown> =>
  app.inMain(({ webContents }, end) => {
    const found = webContents.getAllWebContents().find((contents) => contents.getURL().endsWith(end));
    // A page that is loaded again meanwhile may never answer.
    const soon = new Promise((resolve) => setTimeout(resolve, 1_000, ''));
    return Promise.race([soon, found?.executeJavaScript('document.body.innerText').catch(() => '') ?? '']);
  }, path);

type Where = { readonly path: string; readonly words: string };

/** Presses, when there is one, the last button of a window whose words begin like this; gives the windows there are. */
const press = async (app: UnwatchedApp, where: Where): Promise<unknown> =>
  app.inMain(({ webContents }, { path, words }) => {
    const all = webContents.getAllWebContents();
    const script = `[...document.querySelectorAll('button:enabled')]
      .findLast(({ innerText }) => innerText.startsWith(${JSON.stringify(words)}))?.click()`;
    // A window that closes on it gives no answer.
    all
      .find((contents) => contents.getURL().endsWith(path))
      ?.executeJavaScript(script)
      .catch(() => undefined);
    return all.length;
  }, where);

const typeKey = (app: UnwatchedApp): Promise<unknown> =>
  app.inMain(({ BrowserWindow }) => {
    const [contents] = BrowserWindow.getAllWindows().map((window) => window.webContents);
    contents?.sendInputEvent({ type: 'keyDown', keyCode: 'Down' });
  });

/**
 * The page does nothing else any more, for so long. Resolves when it has begun: a key that comes sooner would be taken
 * before.
 */
const hang = (app: UnwatchedApp, forMs: number): Promise<unknown> =>
  app.inMain(({ webContents }, ms) => {
    const [contents] = webContents.getAllWebContents();
    const begun = new Promise((resolve) => contents?.once('console-message', () => resolve(null)));
    const loop = `{ console.info('hangs'); const endMs = performance.now() + ${ms}; while (performance.now() < endMs); }`;
    // A page that is ended by then gives no answer.
    contents?.executeJavaScript(loop).catch(() => undefined);
    return begun;
  }, forMs);

/** Has the system's question put to the test in place of a person. */
const answerQuestions = (app: UnwatchedApp): Promise<unknown> =>
  app.inMain(({ dialog }) => {
    const asked: unknown[] = [];
    Object.assign(globalThis, { asked });
    dialog.showMessageBox = (...given: readonly unknown[]) =>
      new Promise((resolve) => {
        const options = given.at(-1) as Electron.MessageBoxOptions;
        asked.push({ options, press: (response: number) => resolve({ response, checkboxChecked: false }) });
        options.signal?.addEventListener('abort', () => resolve({ response: 0, checkboxChecked: false }));
      });
  });

type Question = Pick<MessageBoxOptions, 'message' | 'detail' | 'buttons'> & { readonly isGone: boolean };

const readQuestions = async (app: UnwatchedApp): Promise<readonly Question[]> =>
  (await app.inMain(() =>
    Reflect.get(globalThis, 'asked').map(({ options }: { options: Electron.MessageBoxOptions }) => ({
      ...{ message: options.message, detail: options.detail, buttons: options.buttons },
      isGone: options.signal?.aborted,
    })),
  )) as readonly Question[];

const answerLast = (app: UnwatchedApp, button: string): Promise<unknown> =>
  app.inMain((_electron, words) => {
    const { options, press } = Reflect.get(globalThis, 'asked').at(-1);
    press(options.buttons.indexOf(words));
  }, button);

test('R13: a page that hangs in mid-apply is asked about, and loaded again; the apply never stops, and nothing is lost', async ({
  start,
  serve,
  profileDir,
  startAsPerson,
}) => {
  test.setTimeout(150_000);
  const twin = await serve({ members: 300 });
  const people = twin.dump().members.filter(({ organization }) => organization === 'coder');
  const holders = countRoles(twin, role);
  const before = await start();
  await connectTo(before.page, twin);
  await stageMany(before.page);
  await before.close();

  const app = await startAsPerson();
  await expect.poll(() => readPage(app, 'index.html'), { timeout: 20_000 }).toContain('Review');
  await answerQuestions(app);
  await press(app, { path: 'index.html', words: 'Review' });
  await expect.poll(() => readPage(app, 'index.html')).toContain('Apply to');
  await press(app, { path: 'index.html', words: 'Apply to' });
  await expect.poll(() => readPage(app, 'approve.html')).toContain('Change the roles');
  // Until the button may be pressed, and has closed its window.
  await expect.poll(() => press(app, { path: 'approve.html', words: 'Change' })).toBe(1);
  await waitForPuts(twin, 10);

  // A page that is busy for long, and then answers by itself: the question goes with the reason for it.
  await hang(app, 20_000);
  const sentBefore = findPuts(twin).length;
  await typeKey(app);
  await expect.poll(async () => (await readQuestions(app)).length, patience).toBe(1);
  expect(findPuts(twin).length).toBeGreaterThan(sentBefore);
  await expect.poll(() => readQuestions(app), patience).toMatchObject([{ isGone: true }]);
  await expect.poll(() => readPage(app, 'index.html')).toContain('Acme');

  await hang(app, 3_600_000);
  await typeKey(app);
  await expect.poll(async () => (await readQuestions(app)).length, patience).toBe(2);
  await answerLast(app, 'Wait');
  await typeKey(app);
  await expect.poll(async () => (await readQuestions(app)).length, patience).toBe(3);
  await answerLast(app, 'Reload');
  await expect.poll(() => readPage(app, 'index.html'), patience).toContain('Acme');

  const expected = holders + people.filter(({ roles }) => roles.length === 0).length - 1;
  await expect.poll(() => countRoles(twin, role), { timeout: 30_000 }).toBe(expected);
  expectAllOnce(twin, role, expected);
  void app.inMain(({ app: electron }) => electron.quit());
  expect(await app.ended).toBe(0);
  const log = readFileSync(join(profileDir, 'logs', 'rollcall.log'), 'utf8');
  expect(log).toContain('window: does not answer');
  expect(log).not.toMatch(/store: (ended|had to be)/);
});

test('R13: a window whose page hangs can be closed, and the store puts things in order', async ({
  profileDir,
  startAsPerson,
}) => {
  const app = await startAsPerson();
  await expect.poll(() => readPage(app, 'index.html'), { timeout: 20_000 }).toContain('Connect to a server');
  await hang(app, 3_600_000);
  void app.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  expect(await app.ended).toBe(0);
  expect(readFileSync(join(profileDir, 'logs', 'rollcall.log'), 'utf8')).toContain('store: closed');
});
