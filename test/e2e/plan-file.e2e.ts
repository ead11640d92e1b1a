import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectTo } from './actions/connect.ts';
import { createHands } from './actions/hands.ts';
import { answerOpenDialog } from './actions/open-dialog.ts';
import { answerSaveDialog } from './actions/save-dialog.ts';
import { stageByMouse } from './actions/stage.ts';
import { expect, test } from './base/test.ts';
import { membersScreen } from './pages/members.ts';
import { reviewScreen } from './pages/review.ts';
import { shellParts } from './pages/shell.ts';

test('a plan goes to a file and comes back rebased, in place of what is staged only when that is said', async ({
  start,
  serve,
  profileDir,
}) => {
  const twin = await serve();
  const { app, page } = await start();
  const [members, shell, review] = [membersScreen(page), shellParts(page), reviewScreen(page)];
  await connectTo(page, twin);
  const hands = createHands(page);
  await members.search.fill('zoe-weiss');
  await hands.click(members.rowOf('zoe-weiss'));
  await stageByMouse(page, hands, 'add', ['Organization Auditor', 'Deploy lead']);
  await hands.press('Control+Shift+p');
  await expect(review.shapes).toHaveCount(1);

  const path = join(profileDir, 'plan.json');
  await answerSaveDialog(app, path);
  await hands.press('Control+Shift+s');
  await hands.type('OPS-12');
  await hands.press('Enter');
  await expect(shell.summary).toContainText('Saved the plan: plan.json and plan.json.md');
  expect(readFileSync(`${path}.md`, 'utf8')).toContain('zoe-weiss');
  await hands.press('Control+z');
  await expect(shell.summary).toContainText('No staged changes');

  // Meanwhile somebody does half of it on the server.
  twin.edit.setRoles('zoe-weiss', ['organization-template-admin', 'deploy-lead']);
  await hands.press('Control+r');
  await answerOpenDialog(app, path);
  await hands.press('Control+o');
  await expect(shell.summary).toContainText('Note: OPS-12');
  await expect(review.rebase).toContainText('1 planned: 1 merged');
  await expect(review.shapes).toContainText('Organization Auditor');
  await expect(review.shapes).not.toContainText('Deploy lead');

  await hands.press('Control+o');
  await expect(shell.dialog).toContainText('Other changes are staged');
  await hands.click(shell.dialog.getByRole('button', { name: 'Keep what is staged' }));
  await hands.press('Control+o');
  await hands.click(shell.dialog.getByRole('button', { name: 'Discard it and open the plan' }));
  await expect(shell.summary).toContainText('Opened plan.json: staged 1 change on Acme.');
});

test('a plan is copied as commands that hold no token', async ({ start, serve }) => {
  const twin = await serve();
  const { app, page } = await start();
  const [members, shell, review] = [membersScreen(page), shellParts(page), reviewScreen(page)];
  await connectTo(page, twin);
  const hands = createHands(page);
  await hands.click(members.row(3));
  await stageByMouse(page, hands, 'add', ['Deploy lead']);
  await hands.click(shell.review);
  for (const [item, words] of [
    ['Copy plan as curl', 'curl'],
    ['Copy plan as coder CLI', 'members edit-roles'],
    ['Copy plan as JSON', '"PUT"'],
  ] as const) {
    await hands.click(review.planMenu);
    await hands.click(page.getByRole('menuitem', { name: item }));
    await expect(shell.summary).toContainText('Copied 1 change as');
    const text = await app.evaluate(({ clipboard }) => clipboard.readText());
    expect(text).toContain(words);
    expect(text).not.toContain(twin.ownerToken);
  }
});
