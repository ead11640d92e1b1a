import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listTree, readCommandLine } from '#test/kit/process-tree.ts';
import { connectTo, waitForCopy } from './actions/connect.ts';
import { createHands } from './actions/hands.ts';
import { stageByKeys } from './actions/stage.ts';
import { expect, test } from './base/test.ts';
import { membersScreen } from './pages/members.ts';
import { shellParts } from './pages/shell.ts';

test('a restart keeps staged changes, undo steps, saved views, window bounds and deployments', async ({
  start,
  serve,
}) => {
  const first = await start();
  const { page } = first;
  const [members, shell] = [membersScreen(page), shellParts(page)];
  await connectTo(page, await serve());
  const hands = createHands(page);
  await hands.click(members.row(3));
  await stageByKeys(page, hands, 'add', 'auditor');
  await expect(shell.summary).toContainText('1 person');
  await hands.click(members.filter('Staged only'));
  await expect(members.rows).toHaveCount(1);
  await hands.press('Control+k');
  await hands.type('save this view');
  await hands.press('Enter');
  await page.getByRole('dialog', { name: 'Save this view' }).getByLabel('Name').fill('My staged');
  await hands.press('Enter');
  await expect(shell.place('My staged')).toBeVisible();
  await first.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 30, width: 1111, height: 777 }),
  );
  await first.close();

  const again = await start();
  const after = shellParts(again.page);
  await waitForCopy(again.page);
  await expect(after.switcher).toContainText('Acme');
  await expect(after.summary).toContainText('1 person: +Organization Auditor 1');
  await after.place('My staged').click();
  await expect(membersScreen(again.page).rows).toHaveCount(1);
  const bounds = await again.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getBounds(),
  );
  expect(bounds).toMatchObject({ width: 1111, height: 777 });
  await after.undo.click();
  await expect(after.summary).toContainText('No staged changes');
});

test('the window says what it opens, with name and count, while the store has not answered', async ({
  start,
  serve,
  profileDir,
}) => {
  const first = await start();
  await connectTo(first.page, await serve());
  const kept = JSON.parse(readFileSync(join(profileDir, 'last.json'), 'utf8'));
  expect(kept).toEqual({
    name: 'Acme',
    kind: 'remote',
    environment: 'staging',
    colour: kept.colour,
    people: kept.people,
  });
  expect(kept.people).toBeGreaterThan(50);
  await first.close();

  const { app, page } = await start();
  await waitForCopy(page);
  const store = listTree(app.process().pid ?? 0).find((pid) => readCommandLine(pid).includes('store.cjs'));
  process.kill(store ?? 0, 'SIGSTOP');
  await page.reload();
  const shell = shellParts(page);
  await expect(page.getByText(`Opening the copy of ${String(kept.people)} people…`)).toBeVisible();
  await expect(shell.switcher).toContainText('Acme');
  await expect(shell.switcher).not.toContainText('No deployment');
  process.kill(store ?? 0, 'SIGCONT');
  await waitForCopy(page);
});
