import { expect, test } from '@playwright/test';
import { WEB_PREFERENCES } from '#electron/main/window/web-preferences.ts';
import { launchApp, type RunningApp } from './harness/launch-app.ts';
import { openPort } from './harness/page-port.ts';
import { QUESTION } from './harness/question.ts';

let running: RunningApp;
test.beforeAll(async () => {
  running = await launchApp();
});
test.afterAll(() => running.close());

/** What every Electron tells of a page's effective preferences. */
const effective = {
  allowRunningInsecureContent: false,
  contextIsolation: true,
  experimentalFeatures: false,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  sandbox: true,
  webSecurity: true,
  webviewTag: false,
};

const golden = {
  ...effective,
  disableBlinkFeatures: 'Auxclick,WebUSB,WebHID,Serial,WebBluetooth,FileSystemAccess,FileSystemAccessLocal',
  navigateOnDragDrop: false,
  nodeIntegrationInWorker: false,
  plugins: false,
  safeDialogs: true,
  disableDialogs: true,
  spellcheck: false,
};

/** The effective preferences of every page there is, cut down to the golden names. */
const readPreferences = (app: RunningApp['app'], names: readonly string[]) =>
  app.evaluate(
    ({ webContents }, wanted) =>
      webContents.getAllWebContents().map((contents) => {
        // Electron has this method in all versions we run, and leaves it out of its types.
        const all: Record<string, unknown> = Reflect.get(contents, 'getLastWebPreferences').call(contents);
        return Object.fromEntries(wanted.map((name) => [name, all[name]]));
      }),
    names,
  );

test('REN-1: every page has the golden preferences, the approval window included', async () => {
  const { app, page } = running;
  expect(await readPreferences(app, Object.keys(effective))).toEqual([effective]);
  await openPort(page);
  const opened = app.waitForEvent('window');
  await page.evaluate((input) => {
    Reflect.get(window, 'attack').port.postMessage({ kind: 'call', id: 5, name: 'stub.ask', input });
  }, QUESTION);
  const approval = await opened;
  expect(await readPreferences(app, Object.keys(effective))).toEqual([effective, effective]);
  expect(
    await approval.evaluate(() => Object.keys(Reflect.get(window, 'rollcallApproval')).toSorted()),
  ).toEqual(['answer', 'get', 'present', 'stop']);
  expect(await approval.evaluate(() => typeof Reflect.get(window, 'rollcall'))).toBe('undefined');
  await approval.close();
});

test('REN-1: the one constant holds nothing beyond the golden list, and cannot be changed', () => {
  expect({ ...WEB_PREFERENCES }).toEqual(golden);
  expect(Object.isFrozen(WEB_PREFERENCES)).toBe(true);
});

test('REN-3: a page has nothing of Node', async () => {
  const kinds = await running.page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'global', 'setImmediate', '__dirname'].map(
      (name) => typeof Reflect.get(window, name),
    ),
  );
  expect(kinds).toEqual(Array(7).fill('undefined'));
});

test('REN-4: the bridge is exactly its list, and leads to nothing else', async () => {
  const surface = await running.page.evaluate(() => {
    const bridge: object = Reflect.get(window, 'rollcall');
    return {
      members: Object.entries(bridge).map(([name, value]) => `${name}: ${typeof value}`),
      inherited: Object.getPrototypeOf(bridge) === Object.prototype,
      deeper: Object.values(bridge).flatMap((value) =>
        typeof value === 'function' ? Object.keys(value) : [],
      ),
      others: Object.keys(window).filter((name) => /rollcall|ipc|electron/i.test(name)),
    };
  });
  expect(surface).toEqual({
    members: [
      'connect: function',
      'onCommand: function',
      'onOpenPlan: function',
      'setEnabledCommands: function',
      'copyText: function',
      'reportReady: function',
      'findLast: function',
      'platform: string',
    ],
    inherited: true,
    deeper: [],
    others: ['rollcall'],
  });
});

test('REN-4: a listener is given the command and nothing of the event', async () => {
  const { app, page } = running;
  await page.evaluate(() => {
    Reflect.get(window, 'rollcall').onCommand((...args: unknown[]) =>
      Object.assign(window, { got: args.length }),
    );
  });
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('help.about')?.click());
  await expect.poll(() => page.evaluate(() => Reflect.get(window, 'got'))).toBe(1);
});
