import { expect as check, type Page } from '@playwright/test';
import type { Twin } from '#electron/demo/index.ts';
import { sayYes } from './actions/answer.ts';
import { approve } from './actions/apply.ts';
import { connectTo, fillConnectForm, waitForCopy } from './actions/connect.ts';
import { createHands } from './actions/hands.ts';
import { stageByMouse } from './actions/stage.ts';
import { expectAccessible } from './base/axe.ts';
import { findPuts } from './base/server-side.ts';
import { expect, test } from './base/test.ts';
import { accountParts } from './pages/account.ts';
import { approvalWindow } from './pages/approval.ts';
import { connectScreen } from './pages/connect.ts';
import { membersScreen } from './pages/members.ts';
import { reviewScreen } from './pages/review.ts';
import { runScreen } from './pages/run.ts';
import { shellParts } from './pages/shell.ts';

const ADMIN = 'organization-admin';

/** Leaves two organization admins, both in the crowd. */
const keepTwoAdmins = (twin: Twin): void => {
  for (const { username, roles, organization } of twin.dump().members)
    if (roles.includes(ADMIN))
      twin.edit.setRoles(
        username,
        roles.filter((role) => role !== ADMIN),
        organization,
      );
  for (const username of ['crowd-a', 'crowd-b']) {
    twin.edit.createUser({ username, loginType: 'password' });
    twin.edit.setRoles(username, [ADMIN]);
  }
};

const select = async (page: Page, words: string): Promise<void> => {
  const members = membersScreen(page);
  await members.search.fill(words);
  await check(members.shown).toContainText(/^\d+ of/);
  await members.selectAll.click();
};

test('a guard stops the plan until a reason is typed in place, all by keyboard, and the approval repeats it', async ({
  start,
  serve,
}) => {
  const twin = await serve({ members: 60 });
  keepTwoAdmins(twin);
  const { app, page } = await start();
  const [shell, review] = [shellParts(page), reviewScreen(page)];
  await connectTo(page, twin);
  const hands = createHands(page);
  await select(page, 'crowd-');
  await stageByMouse(page, hands, 'remove', ['Organization Admin']);
  await expect(shell.summary).toContainText('2 people');

  await hands.press('Control+Shift+p');
  await expect(review.guard('organization admin')).toContainText('no organization admin');
  const guards = await review.guards.getByRole('button', { name: 'Override…' }).count();
  await expect(review.guards.getByRole('button', { name: 'Override…' }).first()).toBeFocused();
  await expectAccessible(page, 'review with guards');
  await expect(review.effects).toContainText('Lose');
  await expect(review.effects).toContainText('can no longer');

  for (let at = 0; at < guards; at += 1) {
    await hands.press('Control+s');
    await hands.press('Enter');
    await hands.type('Too short');
    await hands.press('Enter');
    await expect(review.guards.getByRole('textbox').nth(at)).toBeFocused();
    await hands.type(' no longer');
  }
  expect(app.windows()).toHaveLength(1);
  expect(findPuts(twin)).toEqual([]);
  const opened = app.waitForEvent('window');
  await hands.press('Control+s');
  const approval = await opened;
  await expect(approvalWindow(approval).reasons).toContainText('Too short no longer');
  await approve(approval, hands);
  await expect(runScreen(page).title).toHaveText(/Done/, { timeout: 30_000 });
  expect(findPuts(twin)).toHaveLength(2);
});

test('above 50 changes a production deployment wants its name typed next to Apply', async ({
  start,
  serve,
}) => {
  const twin = await serve({ members: 120 });
  const { app, page } = await start();
  const [members, review] = [membersScreen(page), reviewScreen(page)];
  await fillConnectForm(page, twin, 'Acme live');
  await connectScreen(page).environment.selectOption('production');
  await sayYes(page, () => connectScreen(page).connect.click());
  await waitForCopy(page);
  const hands = createHands(page);
  const asked = app.waitForEvent('window');
  await hands.click(accountParts(page).unlock);
  await approve(await asked, hands);
  await members.selectAll.click();
  await stageByMouse(page, hands, 'add', ['Deploy lead']);
  await hands.press('Control+Shift+p');
  await expect(review.name).toBeVisible();
  await hands.press('Control+s');
  await expect(review.name).toBeFocused();
  await hands.type('acme');
  await hands.press('Enter');
  await expect(review.name).toBeFocused();
  expect(app.windows()).toHaveLength(1);
  await review.name.fill('Acme live');
  const opened = app.waitForEvent('window');
  await hands.press('Enter');
  await approve(await opened, hands);
  await expect(runScreen(page).title).toHaveText(/Done/, { timeout: 30_000 });
});

test('the review says what a plan means in permissions, and who gets it by which role', async ({
  start,
  serve,
}) => {
  const twin = await serve();
  const { page } = await start();
  const [members, review] = [membersScreen(page), reviewScreen(page)];
  await connectTo(page, twin);
  const hands = createHands(page);
  await hands.click(members.filter('No role'));
  await hands.click(members.selectAll);
  await stageByMouse(page, hands, 'add', ['Organization Auditor']);
  await hands.press('Control+Shift+p');
  const line = review.effects.getByRole('button', {
    name: /can see the audit log in Acme/,
  });
  await expect(line).toBeVisible();
  await line.focus();
  await hands.press('Enter');
  await expect(review.people).toContainText('can see the audit log in Acme');
  await expect(review.people.getByRole('listitem').first()).toContainText('by Organization Auditor');
  await expectAccessible(page, 'review with effects');
  await hands.click(review.people.getByRole('button', { name: 'Show everybody' }));
  await expect(review.people).toContainText('Everybody:');
});
