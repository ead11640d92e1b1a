import type { Page } from '@playwright/test';
import { letAskAgain, sayNo, sayYes, whenShown } from './actions/answer.ts';
import { askToApply } from './actions/apply.ts';
import { connectTo } from './actions/connect.ts';
import { createHands } from './actions/hands.ts';
import { stageByKeys } from './actions/stage.ts';
import { expect, test } from './base/test.ts';
import { approvalWindow } from './pages/approval.ts';
import { membersScreen } from './pages/members.ts';
import { reviewScreen } from './pages/review.ts';
import { shellParts } from './pages/shell.ts';

test('a yes in the first half second of the approval window does nothing, and a no sends nothing', async ({
  start,
  serve,
}) => {
  const twin = await serve();
  const { app, page } = await start();
  const [members, shell, review] = [membersScreen(page), shellParts(page), reviewScreen(page)];
  await connectTo(page, twin);
  const hands = createHands(page);
  await hands.click(members.row(3));
  await stageByKeys(page, hands, 'add', 'auditor');
  await hands.click(shell.review);
  // In main, so that it comes at the very moment at which the window is shown.
  await app.evaluate(({ app: electron }) => {
    electron.once('browser-window-created', (_event, window) =>
      window.once('show', () => void window.webContents.executeJavaScript('rollcallApproval.answer(true)')),
    );
  });
  const approval = await askToApply(app, page, hands);
  await expect(approvalWindow(approval).confirm).toBeEnabled();
  await whenShown(approval);
  expect(app.windows()).toHaveLength(2);

  await createHands(approval).pressToClose('Escape');
  await expect(review.screen).toBeVisible();
  await expect(review.shapes).toHaveCount(1);
  expect(twin.requests.filter(({ method }) => method === 'PUT')).toEqual([]);
});

test('the window is called what it asks, shows all of it, and a held key presses nothing in it', async ({
  start,
  serve,
}) => {
  const twin = await serve();
  const { app, page } = await start();
  const [members, shell, review] = [membersScreen(page), shellParts(page), reviewScreen(page)];
  await connectTo(page, twin);
  const hands = createHands(page);
  await hands.click(members.row(3));
  await stageByKeys(page, hands, 'add', 'auditor');
  await hands.click(shell.review);
  const approval = await askToApply(app, page, hands);
  const { title, cancel, confirm } = approvalWindow(approval);
  await expect(confirm).toBeEnabled();
  await expect(review.screen.getByRole('button', { name: 'Answer in the other window' })).toBeVisible();
  const question = await title.innerText();
  const titles = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.getTitle()),
  );
  expect(titles).toContain(question);
  expect(
    await approval.evaluate(() =>
      [...document.querySelectorAll('main *')].some((part) => part.scrollHeight > part.clientHeight + 1),
    ),
  ).toBe(false);

  for (const button of [cancel, confirm]) {
    await button.focus();
    await app.evaluate(({ BrowserWindow }) => {
      const asking = BrowserWindow.getAllWindows().find((window) => window.getParentWindow() !== null);
      const modifiers = ['isautorepeat' as const];
      // It goes down here, on the very button, so that no other rule keeps what is held since from pressing it.
      asking?.webContents.sendInputEvent({ type: 'keyDown', keyCode: 'Enter' });
      for (let n = 0; n < 5; n += 1) {
        asking?.webContents.sendInputEvent({ type: 'keyDown', keyCode: 'Enter', modifiers });
        // A button is pressed by the character, not by the key.
        asking?.webContents.sendInputEvent({ type: 'char', keyCode: '\r', modifiers });
      }
    });
    // The page answers in the order of what it was sent: by now it has had all of them.
    await expect(button).toBeFocused();
    await expect(title).toHaveText(question);
  }
  expect(app.windows()).toHaveLength(2);
  await createHands(approval).pressToClose('Escape');
  await expect(review.apply).toHaveText(/^Apply to 1 person/);
  expect(twin.requests.filter(({ method }) => method === 'PUT')).toEqual([]);
});

test('a save of many settings is one question, and a no to it is said where it can be seen', async ({
  start,
  serve,
}) => {
  const twin = await serve();
  const { app, page } = await start();
  await connectTo(page, twin);
  const shell = shellParts(page);
  await shell.switcher.click();
  await page.getByRole('menuitem', { name: /^Edit deployment/ }).click();
  const edit = page.getByRole('dialog', { name: 'Edit deployment' });
  await edit.getByLabel('Name').fill('Toy');
  await edit.getByLabel('Environment').selectOption('other');
  await edit.getByLabel('Lock when I am away').selectOption('15');
  await edit.getByLabel('Erase offline copies').selectOption('90');
  await edit.getByRole('button', { name: /^Advanced/ }).click();
  await edit.getByLabel('Proxy', { exact: true }).selectOption('none');
  const save = edit.getByRole('button', { name: 'Save' });
  const look = async (asked: Page): Promise<void> => {
    const { moves, title } = approvalWindow(asked);
    await expect(title).toHaveText('Change these settings?');
    for (const part of ['Toy', 'other', 'after 15 minutes', '90 days'])
      await expect(moves).toContainText(part);
  };
  await sayNo(page, () => save.click(), look);
  const alert = edit.getByRole('alert');
  await expect(alert).toContainText('You did not confirm. Nothing was sent, and nothing was changed.');
  await expect(alert).toBeInViewport();
  await expect(shell.switcher).toContainText('Acme');
  await letAskAgain(app);
  await sayYes(page, () => save.click(), look);
  await expect(edit).toBeHidden();
  await expect(shell.switcher).toContainText('Toy');
});
