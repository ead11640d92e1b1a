import { approve, askToApply, waitForEnd } from './actions/apply.ts';
import { connectTo } from './actions/connect.ts';
import { createHands } from './actions/hands.ts';
import { expectAccessible } from './base/axe.ts';
import { expect, test } from './base/test.ts';
import { reviewScreen } from './pages/review.ts';
import { runScreen } from './pages/run.ts';
import { shellParts } from './pages/shell.ts';

test('tokens are listed, searched and sorted by keyboard, with the expired ones on demand', async ({
  start,
  serve,
}) => {
  const twin = await serve({ members: 60 });
  const { page } = await start();
  await connectTo(page, twin);
  const [shell, hands] = [shellParts(page), createHands(page)];
  await hands.click(shell.place('Tokens'));
  const grid = page.getByRole('grid', { name: 'Tokens' });
  await expect(grid).toBeFocused();
  const rows = grid.locator('tbody').getByRole('row');
  await expect(rows.filter({ hasText: 'in use by Rollcall' })).toHaveCount(1);
  await expect(page.getByLabel('Shown')).toContainText(`of ${twin.dump().keys.length}`);
  await expect(rows.filter({ hasText: 'old-token' })).toHaveCount(0);

  const expired = page.getByRole('button', { name: /^Show expired/ });
  await hands.click(expired);
  const old = rows.filter({ hasText: 'old-token' });
  await expect(old).toContainText('expired');
  await expect(old).toContainText('everything');

  await hands.click(page.getByRole('searchbox', { name: 'Search tokens' }));
  await hands.type('old');
  await expect(rows).toHaveCount(1);
  await hands.press('Enter');
  await expect(grid).toBeFocused();
  await hands.press('ArrowDown');
  await hands.press(' ');
  await expect(page.getByRole('toolbar', { name: 'Selection' })).toContainText('1 token selected');
  await hands.press('Escape');
  await expect(page.getByRole('toolbar', { name: 'Selection' })).toContainText('Nothing selected');
  await expectAccessible(page, 'tokens');
});

test('a token is expired from the list to the history, and the one in use is not', async ({
  start,
  serve,
}) => {
  test.setTimeout(120_000);
  const twin = await serve({ members: 60 });
  const { app, page } = await start();
  await connectTo(page, twin);
  const [shell, hands, review, run] = [
    shellParts(page),
    createHands(page),
    reviewScreen(page),
    runScreen(page),
  ];
  await hands.click(shell.place('Tokens'));
  const grid = page.getByRole('grid', { name: 'Tokens' });
  const rows = grid.locator('tbody').getByRole('row');
  await expect(grid).toBeFocused();
  await page.getByRole('searchbox', { name: 'Search tokens' }).fill('grace-okafor');
  await expect(rows).toHaveCount(1);
  await hands.click(rows.first());
  await hands.press('t');
  await expect(rows.first()).toContainText('will expire');
  await hands.press('t');
  await expect(shell.tray).toContainText('is staged already');
  await hands.click(shell.place('Review'));
  await expect(review.screen).toContainText('Expire');
  await hands.click(review.screen.getByRole('button', { name: 'Back to tokens' }));
  await expect(grid).toBeFocused();
  await hands.click(shell.place('Review'));
  await expect(review.effects).toContainText('cannot be taken back');
  await approve(await askToApply(app, page, hands), hands);
  await waitForEnd(page);
  await expect(run.screen).toContainText('token');
  await hands.click(shell.place('Tokens'));
  await hands.click(shell.refresh);
  await expect(rows.filter({ hasText: 'grace-okafor' })).toHaveCount(0);
});

test('an old server is asked whether it can expire tokens, before one is staged', async ({
  start,
  serve,
}) => {
  const twin = await serve({ members: 60, generation: '2.24' });
  const { page } = await start();
  await connectTo(page, twin);
  const [shell, hands] = [shellParts(page), createHands(page)];
  await hands.click(shell.place('Tokens'));
  await expect(page.getByRole('grid', { name: 'Tokens' })).toBeFocused();
  await hands.press('End');
  const expire = page.getByRole('button', { name: 'Expire token' });
  await expect(expire).toHaveAttribute('title', /Coder 2\.32/);
  await expect(expire).toBeDisabled();
  await hands.press('t');
  await expect(shell.tray).toContainText('Coder 2.32');
  await expect(shell.tray).toContainText('No staged changes');
});
