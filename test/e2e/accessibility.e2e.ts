import { approve, askToApply, waitForEnd } from './actions/apply.ts';
import { connectTo } from './actions/connect.ts';
import { createHands } from './actions/hands.ts';
import { stageByMouse } from './actions/stage.ts';
import { expectAccessible } from './base/axe.ts';
import { expect, test } from './base/test.ts';
import { membersScreen } from './pages/members.ts';
import { reviewScreen } from './pages/review.ts';
import { runScreen } from './pages/run.ts';
import { shellParts } from './pages/shell.ts';
import { stageDialog } from './pages/stage.ts';

test('axe finds nothing serious on any screen, light or dark', async ({ start, serve }) => {
  test.setTimeout(300_000);
  const { app, page } = await start();
  const [members, shell, review, run] = [
    membersScreen(page),
    shellParts(page),
    reviewScreen(page),
    runScreen(page),
  ];
  await expect(page.getByRole('heading', { name: 'Welcome to Rollcall' })).toBeVisible();
  await expectAccessible(page, 'connect');
  await connectTo(page, await serve({ members: 300 }));
  await expectAccessible(page, 'members');
  const hands = createHands(page);
  await hands.click(members.row(3));
  if (!(await members.inspector.isVisible())) await hands.press('Control+i');
  await expect(members.inspector).toBeVisible();
  await expectAccessible(page, 'members with inspector');
  await hands.click(members.filter('Roles'));
  await expectAccessible(page, 'filter');
  await hands.press('Escape');
  await hands.press('Control+k');
  await expectAccessible(page, 'palette');
  await hands.press('Escape');
  await hands.click(members.filter('No role'));
  await hands.click(members.selectAll);
  await expect(members.selected).toBeVisible();
  await hands.click(members.add);
  await expect(stageDialog(page).input).toBeFocused();
  await expectAccessible(page, 'staging dialog');
  await hands.press('Escape');
  await stageByMouse(page, hands, 'add', ['Organization Auditor']);
  await expectAccessible(page, 'staged grid');
  await hands.click(shell.review);
  await hands.click(review.shapes.first());
  await expectAccessible(page, 'review');
  const approval = await askToApply(app, page, hands);
  await expectAccessible(approval, 'approval');
  await approve(approval, hands);
  await run.pause.click();
  await expect(run.resume).toBeVisible();
  await expectAccessible(page, 'run');
  await run.resume.click();
  await waitForEnd(page);
  await expectAccessible(page, 'result');
  await hands.click(shell.place('History'));
  await expectAccessible(page, 'history');
  await hands.click(shell.place('What changed'));
  await expectAccessible(page, 'what changed');
  await hands.press('F1');
  await expectAccessible(page, 'keys');
});
