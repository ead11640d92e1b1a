import { connectTo } from './actions/connect.ts';
import { createHands } from './actions/hands.ts';
import { stageByKeys, stageByMouse } from './actions/stage.ts';
import { expect, test } from './base/test.ts';
import { membersScreen } from './pages/members.ts';
import { reviewScreen } from './pages/review.ts';
import { shellParts } from './pages/shell.ts';

test('with the network cut everything but apply works, apply says what it needs, and a restart still shows all', async ({
  start,
  serve,
}) => {
  const twin = await serve();
  const first = await start();
  const { page } = first;
  const [members, shell, review] = [membersScreen(page), shellParts(page), reviewScreen(page)];
  await connectTo(page, twin);
  await twin.close();
  const hands = createHands(page);

  await hands.click(members.search);
  await hands.type('zoe-weiss');
  await expect(members.rows).toHaveCount(1);
  await hands.click(members.clear);
  await hands.click(members.headerButton('Last seen'));
  await hands.click(members.filter('No role'));
  await hands.click(members.selectAll);
  await expect(members.selected).toBeVisible();
  await stageByMouse(page, hands, 'add', ['Organization Auditor']);
  await expect(shell.summary).toContainText('+Organization Auditor');
  await hands.click(shell.review);
  await expect(review.number('will succeed')).not.toHaveText('0');
  const staged = await shell.summary.locator('strong').textContent();
  await hands.click(review.apply);
  await expect(review.screen.getByRole('alert')).toContainText(/refused|reach|network/i);
  expect(first.app.windows()).toHaveLength(1);
  await expect(shell.summary).toContainText(staged ?? '');
  await first.close();

  const again = await start();
  const after = shellParts(again.page);
  await expect(membersScreen(again.page).row(0)).toHaveAttribute('aria-busy', 'false');
  await expect(after.summary).toContainText(staged ?? '');
  await membersScreen(again.page).search.fill('zoe-weiss');
  await expect(membersScreen(again.page).rows).toHaveCount(1);
  await membersScreen(again.page).row(0).click();
  await stageByKeys(again.page, createHands(again.page), 'add', 'deploy');
  await after.review.click();
  await expect(reviewScreen(again.page).shapes).toHaveCount(2);
});
