import { askToApply } from './actions/apply.ts';
import { connectTo } from './actions/connect.ts';
import { createHands } from './actions/hands.ts';
import { stageByKeys } from './actions/stage.ts';
import { expect, test } from './base/test.ts';
import { approvalWindow } from './pages/approval.ts';
import { membersScreen } from './pages/members.ts';
import { shellParts } from './pages/shell.ts';
import { stageDialog } from './pages/stage.ts';

test('a held key does nothing in the dialog that it opened, nor the Enter that chose a command', async ({
  start,
  serve,
}) => {
  const { page } = await start();
  const [members, shell, stage] = [membersScreen(page), shellParts(page), stageDialog(page)];
  await connectTo(page, await serve());
  const hands = createHands(page);
  await hands.press('ArrowDown');
  // Every `down` after the first is a repetition.
  const repeat = async (key: string): Promise<void> => {
    for (let n = 0; n < 5; n += 1) await page.keyboard.down(key);
  };
  await page.keyboard.down('a');
  await expect(stage.input).toBeFocused();
  await repeat('a');
  await expect(stage.input).toHaveValue('');
  await page.keyboard.up('a');
  // The same letter is text once it goes down in the field, however long it is held.
  await repeat('a');
  await page.keyboard.up('a');
  await expect(stage.input).toHaveValue('aaaaa');
  await hands.press('Escape');
  await expect(stage.dialog).toBeHidden();
  await expect(members.grid).toBeFocused();

  await page.keyboard.down('/');
  await expect(members.search).toBeFocused();
  await repeat('/');
  await page.keyboard.up('/');
  await expect(members.search).toHaveValue('');
  await hands.press('Escape');

  await hands.press('Control+k');
  await hands.type('Suspend');
  await page.keyboard.down('Enter');
  await expect(shell.palette).toBeHidden();
  await repeat('Enter');
  await page.keyboard.up('Enter');
  await expect(shell.dialog).toBeVisible();
  await expect(shell.summary).toContainText('No staged changes');
  // Held arrows walk on.
  await hands.press('Escape');
  await expect(members.grid).toBeFocused();
  await hands.press('Home');
  await page.keyboard.down('ArrowDown');
  await repeat('ArrowDown');
  await page.keyboard.up('ArrowDown');
  await expect(members.row(6)).toHaveClass(/cursor/);
});

test('no key acts in the approval window while an input method composes', async ({ start, serve }) => {
  const { app, page } = await start();
  const [members, shell] = [membersScreen(page), shellParts(page)];
  await connectTo(page, await serve());
  const hands = createHands(page);
  await hands.click(members.row(3));
  await stageByKeys(page, hands, 'add', 'auditor');
  await hands.click(shell.review);
  const approval = await askToApply(app, page, hands);
  await expect(approvalWindow(approval).confirm).toBeEnabled();
  // There is no field: an input method that was left on says so by its events alone.
  await approval.evaluate(() => window.dispatchEvent(new CompositionEvent('compositionstart')));
  const keys = createHands(approval);
  await keys.press('Escape');
  await keys.press('Enter');
  await expect(approvalWindow(approval).confirm).toBeEnabled();
  expect(app.windows()).toHaveLength(2);
  await approval.evaluate(() => window.dispatchEvent(new CompositionEvent('compositionend')));
  await approval.evaluate(() => window.dispatchEvent(new KeyboardEvent('keyup')));
  await keys.pressToClose('Escape');
});
