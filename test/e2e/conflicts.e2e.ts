import type { Twin } from '#electron/demo/index.ts';
import { approve } from './actions/apply.ts';
import { connectTo } from './actions/connect.ts';
import { createHands } from './actions/hands.ts';
import { stageByMouse } from './actions/stage.ts';
import { expectAccessible } from './base/axe.ts';
import { countRoles } from './base/server-side.ts';
import { expect, test } from './base/test.ts';
import { membersScreen } from './pages/members.ts';
import { reviewScreen } from './pages/review.ts';
import { runScreen } from './pages/run.ts';
import { shellParts } from './pages/shell.ts';

const MANY = 100;
const AUDITOR = 'organization-auditor';

/** A hundred people who hold one role and nothing else, among others who hold none of this. */
const giveToMany = (twin: Twin): readonly string[] => {
  const names = Array.from({ length: MANY }, (_, at) => `crowd-${String(at).padStart(3, '0')}`);
  for (const username of names) {
    twin.edit.createUser({ username, loginType: 'password' });
    twin.edit.setRoles(username, [AUDITOR]);
  }
  return names;
};

test('a hundred conflicts of one kind are decided with three key presses, one by one as well, and undo brings them back', async ({
  start,
  serve,
}) => {
  test.setTimeout(120_000);
  const twin = await serve({ members: 60 });
  const many = giveToMany(twin);
  const { app, page } = await start();
  const [members, shell, review, run] = [
    membersScreen(page),
    shellParts(page),
    reviewScreen(page),
    runScreen(page),
  ];
  await connectTo(page, twin);
  const hands = createHands(page);
  await members.search.fill('crowd-');
  await expect(members.shown).toContainText(`${MANY} of`);
  await hands.click(members.selectAll);
  await stageByMouse(page, hands, 'add', ['Organization Auditor', 'Deploy lead']);
  for (const username of many) twin.edit.setRoles(username, []);
  await page.keyboard.press('Control+r');
  await expect(shell.rebase).toContainText(`${MANY} need you`);

  const keys = createHands(page);
  await keys.press('Control+Shift+p');
  await expect(review.conflicts).toContainText(`${MANY} need you`);
  await expect(review.rebase).toContainText(`${MANY} planned: ${MANY} need you`);
  await expect(review.conflictKinds).toHaveCount(1);
  await expect(review.conflictKinds.first().getByRole('button').first()).toBeFocused();
  await expectAccessible(page, 'review with conflicts');
  await expect(review.apply).toBeDisabled();

  await page.keyboard.press('Enter');
  await expect(review.people).toContainText('crowd-000');
  // HOS-4: the short id stands beside the name.
  const crowd = twin.dump().users.find(({ username }) => username === 'crowd-000');
  await expect(review.people).toContainText(crowd?.id.slice(0, 8) ?? 'no id');
  await page.keyboard.press('Tab');
  const first = review.people.getByRole('group', { name: 'Decide for crowd-000' });
  await first.getByRole('button', { name: 'Theirs' }).click();
  await expect(review.conflicts).toContainText(`${MANY - 1} need you`);
  await expect(review.people).not.toContainText('crowd-000');
  // The next one in the list has the focus now: the letter is enough.
  await page.keyboard.press('b');
  await expect(review.conflicts).toContainText(`${MANY - 2} need you`);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(review.conflicts).toContainText(`${MANY} need you`);

  // From the person who has the focus by now, back to their kind.
  const kind = review.conflictKinds.first().getByRole('button').first();
  await expect(async () => {
    await page.keyboard.press('Shift+Tab');
    await expect(kind).toBeFocused({ timeout: 500 });
  }).toPass();
  await keys.press('m');
  await expect(review.conflicts).toBeHidden();
  const opened = app.waitForEvent('window');
  await keys.press('Control+s');
  expect(keys.count()).toBe(3);
  await approve(await opened, hands);
  await expect(run.screen).toBeVisible();
  await expect(run.title).toHaveText(/Done/, { timeout: 60_000 });
  expect(countRoles(twin, AUDITOR)).toBeGreaterThanOrEqual(MANY);
});

test('the rest goes without those who are held back only when that is asked for, and they stay staged', async ({
  start,
  serve,
}) => {
  const twin = await serve({ members: 60 });
  const many = giveToMany(twin);
  const { app, page } = await start();
  const [members, shell, review] = [membersScreen(page), shellParts(page), reviewScreen(page)];
  await connectTo(page, twin);
  const hands = createHands(page);
  await members.search.fill('crowd-00');
  await expect(members.shown).toContainText('10 of');
  await hands.click(members.selectAll);
  await stageByMouse(page, hands, 'add', ['Organization Auditor', 'Deploy lead']);
  for (const username of many.slice(0, 2)) twin.edit.setRoles(username, []);
  await page.keyboard.press('Control+r');
  await expect(shell.rebase).toContainText('2 need you');
  await hands.click(shell.review);
  await expect(review.conflicts).toContainText('2 need you');

  await page.keyboard.press('Control+s');
  await expect(review.conflictKinds.first().getByRole('button').first()).toBeFocused();
  expect(app.windows()).toHaveLength(1);
  await hands.click(review.leaveOut);
  const asked = app.waitForEvent('window');
  await page.keyboard.press('Control+s');
  await approve(await asked, hands);
  await expect(runScreen(page).title).toHaveText(/Done/, { timeout: 30_000 });
  expect(countRoles(twin, 'deploy-lead')).toBeGreaterThanOrEqual(8);
  await hands.click(shell.review);
  await expect(review.conflicts).toContainText('2 need you');
});
