import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { startXvfb } from '#build/system/display.ts';
import type { StartedApp } from '#test/kit/app.ts';
import { connectTo, fillConnectForm } from './actions/connect.ts';
import { createHands } from './actions/hands.ts';
import { stageByKeys } from './actions/stage.ts';
import { test as base, expect } from './base/test.ts';
import { connectScreen } from './pages/connect.ts';
import { membersScreen } from './pages/members.ts';

/** What X leaves out of a window's bounds, and the window manager puts above them. */
const framePx = 40;

type Bounds = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

const test = base.extend<{ readonly startOn: (size: string) => Promise<StartedApp> }>({
  startOn: async ({ start }, use) => {
    // The app ends after this fixture, and must not lose its display before: that ends with the process of the tests.
    await use(async (size) => start({ env: (await startXvfb(`${size}x24`)).env }));
  },
});

/** Every window that is shown, and the work area of the only screen. */
const look = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow, screen }) => ({
    area: screen.getPrimaryDisplay().workArea,
    windows: BrowserWindow.getAllWindows()
      .filter((window) => window.isVisible())
      .map((window) => window.getBounds()),
  }));

const toRest = (window: Bounds, area: Bounds) => ({
  left: window.x - area.x,
  top: window.y - area.y,
  right: area.x + area.width - window.x - window.width,
  bottom: area.y + area.height - window.y - window.height,
});

/** Waits until so many windows are shown, each of them whole on the screen, with room for its title bar. */
const expectWhole = async (app: ElectronApplication, count: number): Promise<void> => {
  await expect
    .poll(async () => {
      const { area, windows } = await look(app);
      const rests = windows.map((window) => toRest(window, area));
      const isWhole = rests.every(
        ({ left, top, right, bottom }) => left >= 0 && top >= 0 && right >= 0 && top + bottom >= framePx,
      );
      return isWhole && windows.length === count ? 'whole' : JSON.stringify({ area, windows });
    })
    .toBe('whole');
};

for (const size of ['1366x768', '1024x600', '1280x800', '3840x2160'])
  test(`a first start on ${size} shows the whole window, and a question in one that fits`, async ({
    startOn,
    serve,
  }) => {
    const { app, page } = await startOn(size);
    await expectWhole(app, 1);
    const twin = await serve();
    await fillConnectForm(page, twin);
    // Whoever reads the page large reads the question large.
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(1.5),
    );
    await connectScreen(page).connect.click();
    await expectWhole(app, 2);
  });

test('the smallest screen has Apply within reach', async ({ startOn, serve }) => {
  const { app, page } = await startOn('1024x600');
  await connectTo(page, await serve());
  await membersScreen(page).row(3).click();
  await stageByKeys(page, createHands(page), 'add', 'auditor');
  await expect(page.getByRole('button', { name: /^Apply/ })).toBeInViewport({ ratio: 1 });
  await expectWhole(app, 1);
});

for (const [what, saved] of [
  ['on a larger screen', { x: 0, y: 0, width: 3840, height: 2100 }],
  ['above the screen', { x: 200, y: -690, width: 1280, height: 800 }],
  ['half beside it', { x: -700, y: 300, width: 1280, height: 900 }],
  ['on a screen that is gone', { x: 5_000, y: 0, width: 1280, height: 800 }],
] as const)
  test(`a window that was ${what} opens whole on the one that is there`, async ({ start, profileDir }) => {
    writeFileSync(join(profileDir, 'window.json'), JSON.stringify({ ...saved, isMaximized: false }));
    const { app } = await start();
    await expectWhole(app, 1);
  });

test('a window that was as small as a stamp, in a corner, opens as large as it is laid out for', async ({
  start,
  profileDir,
}) => {
  const saved = { x: 1_490, y: 880, width: 100, height: 100, isMaximized: false };
  writeFileSync(join(profileDir, 'window.json'), JSON.stringify(saved));
  const { app } = await start();
  await expectWhole(app, 1);
  const [window] = (await look(app)).windows;
  expect(window).toMatchObject({ width: 960, height: 600 });
});

test('the least size of the window leaves room for its title bar and its menu', async ({ startOn }) => {
  const { app } = await startOn('1024x600');
  const least = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getMinimumSize());
  // Set when the window is shown.
  await expect.poll(least).toEqual([960, 600 - framePx]);
});

test('a question is as large as it can be where the screen is told as having no size', async ({
  start,
  serve,
}) => {
  const { app, page } = await start();
  await fillConnectForm(page, await serve());
  await app.evaluate(({ screen }) => {
    const off = { ...screen.getPrimaryDisplay(), workArea: { x: 0, y: 0, width: 0, height: 0 } };
    screen.getPrimaryDisplay = () => off;
    screen.getAllDisplays = () => [off];
    screen.getDisplayMatching = () => off;
  });
  await connectScreen(page).connect.click();
  await expect.poll(async () => (await look(app)).windows.length).toBe(2);
  for (const { width, height } of (await look(app)).windows) {
    expect(width).toBeGreaterThanOrEqual(500);
    expect(height).toBeGreaterThanOrEqual(150);
  }
});

test('a screen that gets smaller, or goes, takes no window with it', async ({ start }) => {
  const { app } = await start();
  await expectWhole(app, 1);
  await app.evaluate(({ screen }) => {
    const small = { ...screen.getPrimaryDisplay(), workArea: { x: 0, y: 0, width: 1024, height: 600 } };
    screen.getPrimaryDisplay = () => small;
    screen.getAllDisplays = () => [small];
    screen.emit('display-metrics-changed', {}, small, ['workArea']);
  });
  await expectWhole(app, 1);
  await app.evaluate(({ screen }) => {
    const other = {
      ...screen.getPrimaryDisplay(),
      id: 7,
      workArea: { x: 1_100, y: 100, width: 480, height: 800 },
    };
    screen.getPrimaryDisplay = () => other;
    screen.getAllDisplays = () => [other];
    screen.emit('display-removed', {}, other);
  });
  await expectWhole(app, 1);
});
