import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ElectronApplication, Page } from '@playwright/test';
import { startApply, waitForEnd } from './actions/apply.ts';
import { connectTo, waitForCopy } from './actions/connect.ts';
import { createHands } from './actions/hands.ts';
import { refreshFromNow } from './actions/refresh.ts';
import { stageByKeys } from './actions/stage.ts';
import { expectAccessible } from './base/axe.ts';
import { expect, test } from './base/test.ts';
import { historyScreen, undoPanel } from './pages/history.ts';
import { membersScreen } from './pages/members.ts';
import { runScreen } from './pages/run.ts';
import { shellParts } from './pages/shell.ts';

const role = 'organization-auditor';

/** Stages a role for a few people without one, so that no guard has anything to say. */
const stageFew = async (page: Page, letters: string): Promise<void> => {
  const hands = createHands(page);
  const members = membersScreen(page);
  await hands.press('Control+f');
  await expect(members.search).toBeFocused();
  await hands.type('ananya');
  await expect(members.rowOf('zoe-weiss')).toHaveCount(0);
  await hands.click(members.selectAll);
  await expect(members.selected).toBeVisible();
  await stageByKeys(page, hands, 'add', letters);
};

/** Stages, reviews and applies; leaves the result on the screen. */
const applyFew = async (app: ElectronApplication, page: Page): Promise<void> => {
  await stageFew(page, 'organization auditor');
  await createHands(page).click(shellParts(page).review);
  await startApply(app, page, createHands(page));
  await waitForEnd(page);
};

test('take it back: history, undo, apply in four actions; what another admin did since stays', async ({
  start,
  serve,
}) => {
  const twin = await serve({ members: 300 });
  const before = twin.dump();
  const { app, page } = await start();
  const [run, history, panel] = [runScreen(page), historyScreen(page), undoPanel(page)];
  await connectTo(page, twin);
  await applyFew(app, page);
  const holders = twin
    .dump()
    .members.filter(({ organization, userId, roles }) => {
      const was = before.members.find((one) => one.userId === userId && one.organization === organization);
      return roles.includes(role) && !was?.roles.includes(role);
    })
    .map(({ userId }) => userId);
  expect(holders.length).toBeGreaterThan(2);
  // The apply has been verified; from here on the other admin works.
  const [kept, back] = holders;
  twin.edit.setRoles(kept ?? '', [role, 'organization-template-admin']);
  twin.edit.setRoles(back ?? '', []);
  await refreshFromNow(page);

  const hands = createHands(page);
  await hands.press('Control+Shift+H');
  await expect(history.lines).toHaveCount(1);
  await expect(history.title).toHaveText(`${holders.length} changes`);
  await expect(history.planned).toContainText('Organization Auditor');
  await hands.press('u');
  await expect(panel.panel).toContainText(`${holders.length - 2} changes can be undone cleanly`);
  await expect(panel.panel).toContainText('2 changed since by others; theirs stays');
  await expect(panel.panel).toContainText('1 already taken back');
  await startApply(app, page, hands);
  expect(hands.count()).toBe(4);
  await waitForEnd(page);
  await expect(run.title).toHaveText('Undo: Done');
  const now = twin.dump();
  const rolesOf = (dump: typeof now, id: string) =>
    dump.members.find(({ userId, organization }) => userId === id && organization === 'coder')?.roles;
  expect(rolesOf(now, kept ?? '')).toEqual(['organization-template-admin']);
  expect(rolesOf(now, back ?? '')).toEqual([]);
  for (const id of holders.slice(2)) expect(rolesOf(now, id)).toEqual(rolesOf(before, id));

  await page.keyboard.press('Control+Shift+H');
  await expect(history.lines).toHaveCount(2);
  await expect(history.chosen.getByRole('button', { name: /^Takes back/ })).toBeVisible();
  await history.chosen.getByRole('button', { name: /^Takes back/ }).click();
  await expect(history.chosen.getByRole('button', { name: /^Taken back by/ })).toBeVisible();
  await history.filter('Undos').click();
  await expect(history.lines).toHaveCount(1);
});

test('the history is read with the keyboard alone, tells every event, and is accessible', async ({
  start,
  serve,
}) => {
  const twin = await serve({ members: 300 });
  const { app, page } = await start();
  const [history, run, panel] = [historyScreen(page), runScreen(page), undoPanel(page)];
  await connectTo(page, twin);
  await page.keyboard.press('Control+Shift+H');
  await expect(history.screen).toContainText('Nothing was applied yet');
  await expectAccessible(page, 'empty history');
  await applyFew(app, page);
  await page.keyboard.press('u');
  await expect(panel.panel).toBeVisible();
  await expectAccessible(page, 'undo panel');
  await startApply(app, page, createHands(page));
  await waitForEnd(page);

  await page.keyboard.press('Escape');
  await expect(history.lines).toHaveCount(2);
  await expect(history.title).toContainText('Undo, ');
  // The newest has the keyboard.
  await expect(history.lines.first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(history.title).not.toContainText('Undo, ');
  await expect(history.events).toContainText('Approved by a person');
  await expect(history.events).toContainText('About to send');
  await page.keyboard.press('Home');
  await expect(history.lines.first()).toBeFocused();
  await page.keyboard.press('PageDown');
  await expect(history.lines.last()).toBeFocused();
  await page.keyboard.press('PageUp');
  await expect(history.lines.first()).toBeFocused();
  await page.keyboard.press('End');
  await expect(history.lines.last()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(run.title).toHaveText(/^Done/);
  await page.keyboard.press('Escape');
  // Where it was.
  await expect(history.lines.last()).toBeFocused();
  await history.verify.click();
  await expect(history.verified).toContainText(/\d+ events, unbroken/);
  await expectAccessible(page, 'history');
  // One stop for the Tab key, from which the arrows walk; Enter chooses.
  await history.filter('All').focus();
  await page.keyboard.press('ArrowRight');
  await expect(history.filter('Need you')).toBeFocused();
  await expect(history.filter('All')).toHaveAttribute('tabindex', '-1');
  await page.keyboard.press('Enter');
  await expect(history.filter('Need you')).toHaveAttribute('aria-pressed', 'true');
  await expect(history.screen).toContainText('Nothing waits for you');
});

test('a journal that somebody changed is said to be broken, with the first event that is', async ({
  start,
  serve,
  profileDir,
}) => {
  const twin = await serve({ members: 300 });
  const first = await start();
  await connectTo(first.page, twin);
  await applyFew(first.app, first.page);
  await first.close();
  const journal = new DatabaseSync(join(profileDir, 'store', 'journal.db'));
  journal.exec('DROP TRIGGER event_is_written_once');
  const { seq } = journal.prepare(`SELECT min(seq) AS seq FROM event WHERE kind = 'intent'`).get() as {
    seq: number;
  };
  journal.prepare(`UPDATE event SET data = replace(data, 'auditor', 'admin') WHERE seq = ?`).run(seq);
  journal.close();

  const { page } = await start();
  const history = historyScreen(page);
  await waitForCopy(page);
  await page.keyboard.press('Control+Shift+H');
  await history.verify.click();
  await expect(history.broken).toContainText('The journal was changed from outside');
  await expect(history.screen).toContainText(`First broken: event ${seq}`);
  await expect(history.verified).toBeHidden();
  await expectAccessible(page, 'broken journal');
});
