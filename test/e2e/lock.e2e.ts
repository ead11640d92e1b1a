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
  await at.connect.click();
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
  await createHands(no).pressToClose('Escape');
  await expect(review.apply).toBeDisabled();

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
