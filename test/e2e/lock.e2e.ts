import { letAskAgain, sayYes, whenShown } from './actions/answer.ts';
import { approve, startApply, waitForEnd } from './actions/apply.ts';
import { connectTo } from './actions/connect.ts';
import { createHands } from './actions/hands.ts';
import { stageByKeys } from './actions/stage.ts';
import { findPuts } from './base/server-side.ts';
import { expect, test } from './base/test.ts';
import { accountParts } from './pages/account.ts';
import { approvalWindow } from './pages/approval.ts';
import { connectScreen } from './pages/connect.ts';
import { membersScreen } from './pages/members.ts';
import { reviewScreen } from './pages/review.ts';
import { shellParts } from './pages/shell.ts';
import { signInFields } from './pages/sign-in.ts';

test('production starts read-only: applying is off until somebody unlocks it in the approval window', async ({
  start,
  serve,
}) => {
  const twin = await serve();
  const { app, page } = await start();
  const at = connectScreen(page);
  await at.url.fill(twin.url);
  await signInFields(page, 'form').token.fill(twin.ownerToken);
  await expect(at.name).not.toHaveValue('');
  await sayYes(page, () => at.connect.click());
  const [account, shell, review, members] = [
    accountParts(page),
    shellParts(page),
    reviewScreen(page),
    membersScreen(page),
  ];
  const hands = createHands(page);
  await expect(account.lock).toHaveAttribute('aria-pressed', 'true');
  await expect(account.locked).toBeVisible();
  await hands.click(members.row(3));
  await stageByKeys(page, hands, 'add', 'auditor');
  await expect(shell.apply).toBeDisabled();
  await expect(shell.apply).toHaveAttribute('title', /locked/);
  await hands.click(shell.review);
  await expect(review.apply).toBeDisabled();
  await expect(review.screen).toContainText('This deployment is locked');

  const opened = app.waitForEvent('window');
  await hands.click(account.unlock);
  const no = await opened;
  await expect(approvalWindow(no).title).toContainText('Allow changes on');
  await whenShown(no);
  await createHands(no).pressToClose('Escape');
  await expect(review.apply).toBeDisabled();

  await hands.click(account.unlock);
  await expect(page.getByText('Rollcall did not ask: you said no to this a moment ago.')).toBeVisible();
  await letAskAgain(app);
  const again = app.waitForEvent('window');
  await hands.click(account.unlock);
  const yes = await again;
  await expect(approvalWindow(yes).confirm).toBeEnabled();
  await approve(yes, createHands(yes));
  await expect(account.lock).toHaveAttribute('aria-pressed', 'false');
  await startApply(app, page, hands);
  await waitForEnd(page);
  expect(findPuts(twin)).toHaveLength(1);

  await account.lock.press('Space');
  await expect(account.lock).toHaveAttribute('aria-pressed', 'true');
  await expect(account.locked).toBeVisible();
});

test('another deployment than production starts unlocked', async ({ start, serve }) => {
  const { page } = await start();
  await connectTo(page, await serve());
  await expect(accountParts(page).lock).toHaveAttribute('aria-pressed', 'false');
  await expect(accountParts(page).locked).toBeHidden();
});

test('the lock closes with the screen, says so, and is set for each deployment', async ({
  start,
  serve,
}, info) => {
  const twin = await serve();
  const { app, page } = await start();
  const at = connectScreen(page);
  await at.url.fill(twin.url);
  await signInFields(page, 'form').token.fill(twin.ownerToken);
  await expect(at.name).not.toHaveValue('');
  await sayYes(page, () => at.connect.click());
  const [account, shell] = [accountParts(page), shellParts(page)];
  const hands = createHands(page);
  const unlock = async (): Promise<void> => {
    const opened = app.waitForEvent('window');
    await hands.click(account.unlock);
    const question = await opened;
    await expect(approvalWindow(question).lines.last()).toContainText('offers no check of who sits here');
    await approve(question, createHands(question));
    await expect(account.lock).toHaveAttribute('aria-pressed', 'false');
  };
  await unlock();
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'));
  await expect(account.lock).toHaveAttribute('aria-pressed', 'true');
  const note = page.getByText('Locked with the screen. Nothing was sent.');
  await expect(note).toBeVisible();
  await expect(page.getByText('is unlocked: applying is possible')).toBeHidden();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: info.outputPath(`locked-${colorScheme}.png`) });
  }
  await unlock();
  await expect(note).toBeHidden();
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
  await expect(page.getByText('Locked when the computer went to sleep.')).toBeVisible();

  await hands.click(shell.switcher);
  await page.getByRole('menuitem', { name: 'Edit deployment…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit deployment' });
  const idle = dialog.getByLabel('Lock when I am away');
  await expect(idle).toHaveValue('15');
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: info.outputPath(`settings-${colorScheme}.png`) });
  }
  await idle.selectOption('5');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await hands.click(shell.switcher);
  await page.getByRole('menuitem', { name: 'Edit deployment…' }).click();
  await expect(idle).toHaveValue('5');
  await idle.selectOption('never');
  const opened = app.waitForEvent('window');
  await dialog.getByRole('button', { name: 'Save' }).click();
  const question = await opened;
  await expect(question.getByText('after 5 minutes')).toBeVisible();
  await whenShown(question);
  await createHands(question).pressToClose('Escape');
  await expect(dialog.getByText('The lock stays as it was.')).toBeVisible();
});
