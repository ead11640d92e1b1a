import { approve, askToApply, waitForEnd } from './actions/apply.ts';
import { connectTo } from './actions/connect.ts';
import { overrideGuards } from './actions/guards.ts';
import { createHands } from './actions/hands.ts';
import { stageByKeys } from './actions/stage.ts';
import { expect, test } from './base/test.ts';
import { membersScreen } from './pages/members.ts';
import { reviewScreen } from './pages/review.ts';
import { runScreen } from './pages/run.ts';
import { shellParts } from './pages/shell.ts';

test('at least 500 of 5,000 people change in at most 10 actions, and all of them change back', async ({
  start,
  serve,
}) => {
  test.setTimeout(180_000);
  const twin = await serve({ members: 5_000 });
  const before = twin.dump();
  const { app, page } = await start();
  const [members, shell, review, run] = [
    membersScreen(page),
    shellParts(page),
    reviewScreen(page),
    runScreen(page),
  ];
  await connectTo(page, twin);
  await expect(members.shown).toHaveText('5,000 of 5,000');

  const hands = createHands(page);
  await hands.click(members.search);
  await hands.type('an');
  await expect(members.shown).not.toHaveText('5,000 of 5,000');
  await hands.press('Enter');
  await hands.press('Control+a');
  await expect(members.selected).toBeVisible();
  await stageByKeys(page, hands, 'add', 'organization auditor');
  await hands.press('Control+Shift+p');
  await expect(review.screen).toBeVisible();
  const wanted = Number(((await review.number('will succeed').textContent()) ?? '').replaceAll(',', ''));
  expect(wanted).toBeGreaterThanOrEqual(500);
  await approve(await askToApply(app, page, hands), hands);
  await expect(run.screen).toBeVisible();
  expect(hands.count()).toBeLessThanOrEqual(10);

  await waitForEnd(page, 90_000);
  await expect(run.result).toContainText(`${wanted.toLocaleString('en')} as applied, 0 different`);
  await expect(shell.summary).not.toContainText(`${wanted} people`);
  await hands.click(run.undo);
  await overrideGuards(page, hands, 'Takes back what was given by mistake');
  await approve(await askToApply(app, page, hands), hands);
  await waitForEnd(page, 90_000);
  expect(twin.dump()).toEqual(before);
});
