import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { approve, askToApply, waitForEnd } from './actions/apply.ts';
import { connectTo } from './actions/connect.ts';
import { overrideGuards } from './actions/guards.ts';
import { createHands } from './actions/hands.ts';
import { answerSaveDialog } from './actions/save-dialog.ts';
import { stageByMouse } from './actions/stage.ts';
import { expect, test } from './base/test.ts';
import { approvalWindow } from './pages/approval.ts';
import { membersScreen } from './pages/members.ts';
import { reviewScreen } from './pages/review.ts';
import { runScreen } from './pages/run.ts';
import { shellParts } from './pages/shell.ts';

test('the main job by mouse: stage, review, reject, apply, verify, save the result, take it back', async ({
  start,
  serve,
  profileDir,
}) => {
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

  await hands.click(members.filter('No role'));
  await hands.click(members.selectAll);
  await expect(members.selected).toBeVisible();
  await stageByMouse(page, hands, 'add', ['Organization Auditor', 'Deploy lead']);
  await hands.click(members.clear);
  await hands.click(members.search);
  await hands.type('zoe-weiss');
  await hands.click(members.rowOf('zoe-weiss'));
  await expect(members.selected).toHaveText('1 selected');
  await stageByMouse(page, hands, 'remove', ['Organization Template Admin']);
  await expect(members.rowOf('zoe-weiss').getByText('(to be removed)')).toBeAttached();

  await hands.click(shell.review);
  await expect(review.shapes).toHaveCount(2);
  await expect(review.number('will succeed')).not.toHaveText('0');
  const rare = review.shapes.filter({ hasText: 'Organization Template Admin' });
  await expect(rare).toContainText('1 person');
  await hands.click(rare);
  await expect(review.people).toContainText('zoe-weiss');
  await hands.click(review.reject('Organization Template Admin'));
  await expect(review.shapes).toHaveCount(1);
  await expect(review.issues).toContainText('will be refused');
  await hands.click(review.takeOut);
  await expect(review.issues).toBeHidden();

  const approval = await askToApply(app, page, hands);
  await expect(approvalWindow(approval).lines.first()).toBeVisible();
  expect(twin.requests.filter(({ method }) => method === 'PUT')).toEqual([]);
  await approve(approval, hands);
  await waitForEnd(page);
  await expect(run.result).toContainText('0 different');

  for (const [button, kind] of [
    [run.saveCsv, 'csv'],
    [run.saveJson, 'json'],
  ] as const) {
    const path = join(profileDir, `result.${kind}`);
    await answerSaveDialog(app, path);
    await hands.click(button);
    await expect(shell.summary).toContainText(`Saved result.${kind}`);
    expect(readFileSync(path, 'utf8')).toContain('organization-auditor');
  }

  await hands.click(run.undo);
  await expect(review.screen).toBeVisible();
  await overrideGuards(page, hands, 'Takes back what was given by mistake');
  await approve(await askToApply(app, page, hands), hands);
  await waitForEnd(page);
  expect(twin.dump()).toEqual(before);
});
