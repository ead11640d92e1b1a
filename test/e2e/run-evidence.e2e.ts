import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { NO_FAULTS } from '#test/faults/fault-rules.ts';
import { startFaultd } from '#test/faults/faultd.ts';
import { startApply, waitForEnd } from './actions/apply.ts';
import { connectTo } from './actions/connect.ts';
import { createHands } from './actions/hands.ts';
import { answerSaveDialog } from './actions/save-dialog.ts';
import { stageByKeys } from './actions/stage.ts';
import { expectAccessible } from './base/axe.ts';
import { expect, test } from './base/test.ts';
import { membersScreen } from './pages/members.ts';
import { runScreen } from './pages/run.ts';
import { shellParts } from './pages/shell.ts';

const stageFew = async (page: Page): Promise<void> => {
  const hands = createHands(page);
  const members = membersScreen(page);
  await hands.press('Control+f');
  await hands.type('ananya');
  await expect(members.rowOf('zoe-weiss')).toHaveCount(0);
  await hands.click(members.selectAll);
  await expect(members.selected).toBeVisible();
  await stageByKeys(page, hands, 'add', 'organization auditor');
  await hands.click(shellParts(page).review);
};

test('an edit that slipped in right before our write is listed, with what it was', async ({
  start,
  serve,
}) => {
  const twin = await serve({ members: 300 });
  const faultd = await startFaultd(twin);
  const { app, page } = await start();
  const run = runScreen(page);
  await connectTo(page, { url: faultd.url, ownerToken: twin.ownerToken });
  await stageFew(page);
  let victim = '';
  faultd.use(NO_FAULTS, {
    slip: (user) => {
      victim ||= user;
      return user === victim ? ['organization-template-admin'] : null;
    },
  });
  await startApply(app, page, createHands(page));
  await waitForEnd(page);
  await expect(run.result).toContainText('1 edit of somebody else slipped in');
  await run.result.getByRole('button', { name: 'Show them' }).click();
  await expect(run.changes).toHaveCount(1);
  await expect(run.changes).toContainText('Changed by somebody in the same moment');
  await expect(run.changes).toContainText('Organization Template Admin');
  await expectAccessible(page, 'overlapped');
  await faultd.close();
});

test('a row nobody can judge waits for a look, leads there from every screen, and closes the apply', async ({
  start,
  serve,
  profileDir,
}) => {
  test.setTimeout(120_000);
  const twin = await serve({ members: 300 });
  const faultd = await startFaultd(twin);
  const { app, page } = await start();
  const [run, shell] = [runScreen(page), shellParts(page)];
  await connectTo(page, { url: faultd.url, ownerToken: twin.ownerToken });
  await stageFew(page);
  let victim = '';
  let isCut = false;
  faultd.use(
    {
      onRead: () => null,
      onPut: (user) => {
        victim ||= user;
        isCut ||= user === victim;
        return user === victim ? 'reset-after' : null;
      },
    },
    // The answer was lost, and before anybody could look somebody else had made it something else.
    { editor: (user) => (isCut && user === victim ? ['organization-user-admin'] : null) },
  );
  await startApply(app, page, createHands(page));
  await expect(run.title).toHaveText('Done in part, and needs a look', { timeout: 60_000 });
  await expectAccessible(page, 'needs a look');
  await page.keyboard.press('Control+f');
  await expect(page.getByText(/^Apply .* needs a look\. .* 1 change waits for you/)).toBeVisible();
  await expect(shell.state.getByRole('button', { name: /needs a look/ })).toBeVisible();
  await page.keyboard.press('Control+j');
  await run.outcome('to look at').click();
  await expect(run.changes).toHaveCount(1);

  const path = join(profileDir, 'failed.json');
  await answerSaveDialog(app, path);
  await run.saveNotDone.click();
  await expect(shell.summary).toContainText('Saved failed.json');
  expect(readFileSync(path, 'utf8')).toContain('organization-auditor');

  await run.lookedAt.click();
  await expect(run.title).toHaveText(/^Done/);
  await expect(shell.state.getByRole('button', { name: /needs a look/ })).toBeHidden();
  await faultd.close();
});
