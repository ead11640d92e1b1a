import type { ElectronApplication } from '@playwright/test';
import { startApply, waitForEnd } from './actions/apply.ts';
import { connectTo } from './actions/connect.ts';
import { createHands } from './actions/hands.ts';
import { stageByKeys } from './actions/stage.ts';
import { expect, test } from './base/test.ts';
import { membersScreen } from './pages/members.ts';
import { runScreen } from './pages/run.ts';
import { shellParts } from './pages/shell.ts';

/** Stands in for a desktop: keeps what is shown in the notification area and who keeps the computer awake. */
const watchSystem = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ BrowserWindow, Notification, powerSaveBlocker }) => {
    const shown: unknown[] = [];
    const blockers: number[] = [];
    Object.assign(globalThis, { shown, blockers });
    BrowserWindow.getFocusedWindow = () => null;
    Notification.isSupported = () => true;
    Notification.prototype.show = function show() {
      shown.push(this);
    };
    const start = powerSaveBlocker.start.bind(powerSaveBlocker);
    powerSaveBlocker.start = (type) => {
      blockers.push(start(type));
      return blockers.at(-1) ?? -1;
    };
  });
const listAwake = (app: ElectronApplication): Promise<readonly boolean[]> =>
  app.evaluate(({ powerSaveBlocker }) =>
    (Reflect.get(globalThis, 'blockers') as number[]).map((id) => powerSaveBlocker.isStarted(id)),
  );
const listNotices = (app: ElectronApplication): Promise<readonly string[]> =>
  app.evaluate(() => (Reflect.get(globalThis, 'shown') as { title: string }[]).map(({ title }) => title));
const clickNotice = (app: ElectronApplication): Promise<void> =>
  app.evaluate(() => {
    (Reflect.get(globalThis, 'shown') as { emit: (event: string) => void }[])[0]?.emit('click');
  });

test('an apply keeps the computer awake and tells at its end who is elsewhere; a click shows the run', async ({
  start,
  serve,
}) => {
  const twin = await serve({ members: 120 });
  const { app, page } = await start();
  await connectTo(page, twin);
  const hands = createHands(page);
  const members = membersScreen(page);
  await hands.click(members.filter('No role'));
  await hands.click(members.selectAll);
  await expect(members.selected).toBeVisible();
  await stageByKeys(page, hands, 'add', 'organization auditor');
  await hands.click(shellParts(page).review);
  await watchSystem(app);
  await startApply(app, page, hands);
  await expect.poll(() => listAwake(app)).toEqual([true]);
  await waitForEnd(page);
  await expect.poll(() => listAwake(app)).toEqual([false]);
  await expect.poll(() => listNotices(app)).toEqual([expect.stringMatching(/^Apply done/)]);

  await hands.click(shellParts(page).place('Users'));
  await expect(runScreen(page).screen).toBeHidden();
  await clickNotice(app);
  await expect(runScreen(page).screen).toBeVisible();
  await expect(runScreen(page).title).toHaveText(/^Done/);
});
