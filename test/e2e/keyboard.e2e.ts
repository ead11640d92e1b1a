import { whenShown } from './actions/answer.ts';
import { waitForEnd } from './actions/apply.ts';
import { connectTo } from './actions/connect.ts';
import { createHands } from './actions/hands.ts';
import { stageByKeys } from './actions/stage.ts';
import { expect, test } from './base/test.ts';
import { approvalWindow } from './pages/approval.ts';
import { membersScreen } from './pages/members.ts';
import { reviewScreen } from './pages/review.ts';
import { runScreen } from './pages/run.ts';
import { shellParts } from './pages/shell.ts';

test('the main job by keyboard only, from the grid to the result and back', async ({ start, serve }) => {
  const twin = await serve();
  const before = twin.dump();
  const { app, page } = await start();
  const [members, shell, review, run] = [
    membersScreen(page),
    shellParts(page),
    reviewScreen(page),
    runScreen(page),
  ];
  await connectTo(page, twin);
  const hands = createHands(page);
  const approve = async (): Promise<void> => {
    const opened = app.waitForEvent('window');
    await hands.press('Control+s');
    const approval = await opened;
    const keys = createHands(approval);
    await whenShown(approval);
    await expect(approvalWindow(approval).confirm).toBeEnabled();
    await keys.press('Tab');
    await keys.pressToClose('Enter');
  };

  await expect(members.grid).toBeFocused();
  await hands.press('Control+f');
  await expect(members.search).toBeFocused();
  await hands.type('zoe-weiss');
  await expect(members.rows).toHaveCount(1);
  await hands.press('Enter');
  await expect(members.grid).toBeFocused();
  await hands.press('ArrowDown');
  await hands.press('Space');
  await expect(members.selected).toHaveText('1 selected');
  await stageByKeys(page, hands, 'add', 'auditor');
  await expect(members.row(0).getByText('Organization Auditor (to be added)')).toBeVisible();
  await expect(shell.summary).toContainText('1 person: +Organization Auditor 1');

  await hands.press('Control+Shift+p');
  await expect(review.screen).toBeVisible();
  await approve();
  await waitForEnd(page);
  expect(twin.dump().members.find(({ username }) => username === 'zoe-weiss')?.roles).toContain(
    'organization-auditor',
  );

  // The screen of the apply has the keyboard.
  await hands.press('u');
  await expect(review.screen).toBeVisible();
  await expect(review.shapes).toHaveCount(1);
  await approve();
  await waitForEnd(page);
  await expect(run.title).toHaveText('Undo: Done');
  expect(twin.dump()).toEqual(before);
});

test('undo and redo walk through the staged steps, once per key press', async ({ start, serve }) => {
  const { page } = await start();
  const [members, shell] = [membersScreen(page), shellParts(page)];
  await connectTo(page, await serve());
  const hands = createHands(page);
  await hands.click(members.row(3));
  await stageByKeys(page, hands, 'add', 'auditor');
  await stageByKeys(page, hands, 'add', 'deploy');
  const both =
    /1 person: \+Deploy lead 1, \+Organization Auditor 1|1 person: \+Organization Auditor 1, \+Deploy lead 1/;
  await expect(shell.summary).toContainText(both);
  await hands.press('Control+z');
  await expect(shell.summary).toContainText('1 person: +Organization Auditor 1');
  await expect(shell.summary).not.toContainText('+Deploy lead 1');
  await hands.press('Control+z');
  await expect(shell.summary).toContainText('No staged changes');
  await hands.press('Control+y');
  await hands.press('Control+Shift+z');
  await expect(shell.summary).toContainText(both);
});
