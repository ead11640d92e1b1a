import { approve, askToApply } from './actions/apply.ts';
import { connectTo } from './actions/connect.ts';
import { createHands } from './actions/hands.ts';
import { stageByKeys } from './actions/stage.ts';
import { findPuts } from './base/server-side.ts';
import { expect, test } from './base/test.ts';
import { membersScreen } from './pages/members.ts';
import { reviewScreen } from './pages/review.ts';
import { runScreen } from './pages/run.ts';
import { shellParts } from './pages/shell.ts';
import { stageDialog } from './pages/stage.ts';

test('the menu of the grid is about the selection, by mouse and by key', async ({ start, serve }) => {
  const { app, page } = await start();
  const members = membersScreen(page);
  await connectTo(page, await serve());
  const hands = createHands(page);
  const box = (index: number) => members.row(index).getByRole('checkbox');
  await box(2).click();
  await hands.click(box(5), 'Shift');
  await expect(members.selected).toHaveText('4 selected');
  const menu = page.getByRole('menu');
  await members.row(3).click({ button: 'right' });
  await expect(menu).toContainText('4 people selected');
  await menu.getByRole('menuitem', { name: 'Copy user ids' }).click();
  await expect(shellParts(page).tray).toContainText('Copied 4 user ids.');
  expect((await app.evaluate(({ clipboard }) => clipboard.readText())).split('\n')).toHaveLength(4);

  await members.row(9).click({ button: 'right' });
  await expect(menu).toContainText('1 person selected');
  await page.keyboard.press('Escape');
  await expect(members.grid).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+F10');
  await expect(menu).toContainText('1 person selected');
  await expect(members.row(9)).toHaveAttribute('aria-selected', 'true');
  await menu.getByRole('menuitem', { name: /^Add roles/ }).press('Enter');
  await expect(stageDialog(page).input).toBeFocused();
});

test('what an apply did not do can be staged again in one press', async ({ start, serve }) => {
  const twin = await serve({ members: 300 });
  const { app, page } = await start();
  const [members, shell, review, run] = [
    membersScreen(page),
    shellParts(page),
    reviewScreen(page),
    runScreen(page),
  ];
  await connectTo(page, twin);
  const hands = createHands(page);
  await hands.click(members.filter('No role'));
  await hands.click(members.selectAll);
  await expect(members.selected).toBeVisible();
  await stageByKeys(page, hands, 'add', 'organization auditor');
  await hands.click(shell.review);
  await approve(await askToApply(app, page, hands), hands);
  await run.pause.click();
  await run.screen.getByRole('button', { name: 'Cancel the rest' }).click();
  await expect(run.result).toBeVisible();
  const done = findPuts(twin).length;
  await run.screen.getByRole('button', { name: 'Stage again what was not done' }).click();
  await expect(review.screen).toBeVisible();
  // The screen comes before the review of what was just staged.
  const readLeft = async (): Promise<number> => Number(await review.number('will succeed').textContent());
  await expect.poll(readLeft).toBeGreaterThan(0);
  expect((await readLeft()) + done).toBeGreaterThan(200);
});

test('a view is saved under the name that is typed at once', async ({ start, serve }) => {
  const { page } = await start();
  await connectTo(page, await serve());
  await membersScreen(page).filter('No role').click();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('save this view');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Save this view' })).toBeVisible();
  await page.keyboard.type('Nobody yet');
  await page.keyboard.press('Enter');
  await expect(shellParts(page).place('Nobody yet')).toBeVisible();
});
