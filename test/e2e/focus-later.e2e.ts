import type { Locator, Page } from '@playwright/test';
import { listTree, readCommandLine } from '#test/kit/process-tree.ts';
import { connectTo } from './actions/connect.ts';
import { createHands } from './actions/hands.ts';
import { stageByKeys } from './actions/stage.ts';
import { expect, test } from './base/test.ts';
import { membersScreen } from './pages/members.ts';
import { rolesScreen } from './pages/roles.ts';
import { shellParts } from './pages/shell.ts';
import { stageDialog } from './pages/stage.ts';

test.setTimeout(120_000);

/** Lets the page draw, and look after the keyboard, as often as it would after a key. */
const drawTwice = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let frames = 0;
        const next = (): void => {
          frames += 1;
          if (frames > 6) resolve();
          else requestAnimationFrame(next);
        };
        next();
      }),
  );

/** What has the keyboard goes without a key, a click or a word of the browser. */
const switchOff = (target: Locator, how: 'disabled' | 'hidden'): Promise<void> =>
  target.evaluate((element, name) => element.setAttribute(name, ''), how);

test('the keyboard comes home when what had it is gone long after the key', async ({ start, serve }) => {
  const { app, page } = await start();
  const [members, shell, stage, roles] = [
    membersScreen(page),
    shellParts(page),
    stageDialog(page),
    rolesScreen(page),
  ];
  const hands = createHands(page);
  const twin = await serve();
  await connectTo(page, twin);
  const store =
    listTree(app.process().pid ?? 0).find((pid) => readCommandLine(pid).includes('store.cjs')) ?? 0;
  expect(store).toBeGreaterThan(0);
  /** A key that the store answers when everything that follows a key is over. */
  const pressSlowly = async (key: string): Promise<void> => {
    process.kill(store, 'SIGSTOP');
    try {
      await hands.press(key);
      await drawTwice(page);
    } finally {
      process.kill(store, 'SIGCONT');
    }
  };

  // A button that has nothing left to do.
  await hands.press('ArrowDown');
  await stageByKeys(page, hands, 'add', 'auditor');
  await shell.undo.focus();
  await pressSlowly('Enter');
  await expect(shell.summary).toContainText('No staged changes');
  await expect(members.grid).toBeFocused();

  // A dialog that closes by itself, once it is done.
  await hands.press('a');
  await hands.type('auditor');
  await pressSlowly('Enter');
  await expect(stage.dialog).toBeHidden();
  await expect(members.grid).toBeFocused();

  // A screen that is emptied.
  const review = page.getByRole('region', { name: 'Review', exact: true });
  await hands.press('Control+Shift+p');
  await expect(review.locator('[data-shape]')).toBeFocused();
  await pressSlowly('x');
  await expect(review).toContainText('Nothing to review');
  await expect(review).toBeFocused();
  await pressSlowly('Escape');
  await expect(members.grid).toBeFocused();

  // A button that another than the person switches off, or takes away.
  for (const how of ['disabled', 'hidden'] as const) {
    await shell.refresh.focus();
    await switchOff(shell.refresh, how);
    await expect(members.grid).toBeFocused();
    await shell.refresh
      .evaluate((element, name) => element.removeAttribute(name), how)
      .catch(() => undefined);
  }

  // The place where it belongs is drawn a while after what had it is gone.
  await members.grid.evaluate((grid) => {
    grid.removeAttribute('data-focus-target');
    if (grid instanceof HTMLElement) grid.blur();
  });
  await drawTwice(page);
  await expect(members.grid).not.toBeFocused();
  await members.grid.evaluate((grid) => grid.setAttribute('data-focus-target', 'grid'));
  await expect(members.grid).toBeFocused();

  // Within a dialog it stays there.
  await hands.press('a');
  await expect(stage.input).toBeFocused();
  await hands.press('Tab');
  await expect(stage.input).not.toBeFocused();
  await stage.cancel.focus();
  await switchOff(stage.cancel, 'disabled');
  await expect(stage.input).toBeFocused();
  await hands.press('Escape');
  await expect(stage.dialog).toBeHidden();
  await expect(members.grid).toBeFocused();

  // The line of a role that is deleted on the server, and the box of somebody who leaves.
  const box = members.row(2).getByRole('checkbox');
  const name = (await box.getAttribute('aria-label'))?.replace(/^Select /, '') ?? '';
  await hands.click(box);
  await expect(members.selected).toHaveText('1 selected');
  await page.getByLabel(`Select ${name}`, { exact: true }).focus();
  twin.edit.removeMember(name);
  await pressSlowly('Control+r');
  await expect(members.rowOf(name)).toHaveCount(0);
  await expect(members.grid).toBeFocused();
  await hands.click(shell.place('Roles'));
  await hands.click(roles.line('Deploy lead'));
  await expect(roles.line('Deploy lead')).toBeFocused();
  twin.edit.deleteRole('deploy-lead');
  await pressSlowly('Control+r');
  await expect(roles.line('Deploy lead')).toHaveCount(0);
  await expect(roles.screen).toBeFocused();
});
