import type { Page } from '@playwright/test';
import type { Twin } from '#electron/demo/index.ts';
import { type FaultRules, NO_FAULTS } from '#test/faults/fault-rules.ts';
import { startFaultd } from '#test/faults/faultd.ts';
import { startApply, waitForEnd } from './actions/apply.ts';
import { connectTo } from './actions/connect.ts';
import { createHands } from './actions/hands.ts';
import { stageByKeys } from './actions/stage.ts';
import { expectAccessible } from './base/axe.ts';
import { expect, test } from './base/test.ts';
import { undoPanel } from './pages/history.ts';
import { membersScreen } from './pages/members.ts';
import { reviewScreen } from './pages/review.ts';
import { runScreen } from './pages/run.ts';
import { shellParts } from './pages/shell.ts';

/** Stages one role for everybody without roles, and chooses waves in the review. */
const stageInWaves = async (page: Page): Promise<void> => {
  const hands = createHands(page);
  const members = membersScreen(page);
  const review = reviewScreen(page);
  await hands.click(members.filter('No role'));
  await hands.click(members.selectAll);
  await expect(members.selected).toBeVisible();
  await stageByKeys(page, hands, 'add', 'organization auditor');
  await hands.click(shellParts(page).review);
  await expect(review.waves).toBeVisible();
  if (!(await review.waves.isChecked())) await review.waves.click();
};

/**
 * The server says no, for a reason the review could not know, to the `nth` person it is asked about from now on. The
 * owner's own row does not count: that one was foreseen.
 */
const refuse = (twin: Twin, nth: number): FaultRules => {
  const owner = twin.dump().users.find(({ username }) => username === 'admin')?.id ?? '';
  let asked = 0;
  return {
    ...NO_FAULTS,
    onPut: (user) => {
      if (user.includes(owner)) return null;
      asked += 1;
      return asked === nth ? 'status-403-before' : null;
    },
  };
};

test('a wave that brings a refusal of a new kind halts the apply; each way on is one key', async ({
  start,
  serve,
}) => {
  test.setTimeout(120_000);
  const twin = await serve({ members: 300 });
  const faultd = await startFaultd(twin);
  const puts = () => faultd.history.filter(({ kind }) => kind === 'put').length;
  const { app, page } = await start();
  const [run, shell] = [runScreen(page), shellParts(page)];
  await connectTo(page, { url: faultd.url, ownerToken: twin.ownerToken });
  await stageInWaves(page);
  faultd.use(refuse(twin, 5));
  await startApply(app, page, createHands(page));
  await expect(run.title).toHaveText('Halted after wave 1 of 3', { timeout: 30_000 });
  await expect(run.halted).toContainText(
    /Wave 1: 10 changes, halted: 1 refusal of a new kind\. \d+ applied, \d+ refused, \d+ waiting\./,
  );
  await expect(run.waves).toHaveCount(3);
  await expectAccessible(page, 'halted');
  expect(puts()).toBe(10);

  // From anywhere, one key leads back to it.
  await page.keyboard.press('Control+f');
  await expect(page.getByText(/^Apply halted after wave 1 of 3/)).toBeVisible();
  await expect(shell.state.getByRole('button', { name: /apply halted/ })).toBeVisible();
  await page.keyboard.press('Control+j');
  await expect(run.title).toHaveText('Halted after wave 1 of 3');
  expect(puts()).toBe(10);

  // "Fixed: resume" takes nothing as known: the same comes again, and it halts again.
  faultd.use(refuse(twin, 20));
  await page.keyboard.press('r');
  await expect(run.title).toHaveText('Halted after wave 2 of 3', { timeout: 30_000 });
  await expect(run.halted).toContainText('Wave 1: 10 changes, verified. Wave 2: 100 changes, halted:');
  expect(puts()).toBe(110);

  // "Continue" takes it as known: once more of the same does not stop the last wave.
  faultd.use(refuse(twin, 20));
  await run.halted.getByRole('button', { name: 'Continue', exact: true }).click();
  // The button is gone with the halt; the letters of the screen still work.
  await expect(run.halted).toBeHidden();
  await page.keyboard.press('p');
  await expect(run.resume).toBeVisible();
  await page.keyboard.press('r');
  await waitForEnd(page);
  await expect(run.title).toHaveText('Done in part');
  await expect(run.outcome('refused').locator('strong')).not.toHaveText('0');
  await faultd.close();
});

test('a halted apply is taken back with one key, a review and one more', async ({ start, serve }) => {
  const twin = await serve({ members: 300 });
  const faultd = await startFaultd(twin);
  const { app, page } = await start();
  const [run, panel] = [runScreen(page), undoPanel(page)];
  await connectTo(page, { url: faultd.url, ownerToken: twin.ownerToken });
  const before = twin.dump();
  await stageInWaves(page);
  faultd.use(refuse(twin, 5));
  await startApply(app, page, createHands(page));
  await expect(run.halted).toBeVisible({ timeout: 30_000 });
  faultd.use(NO_FAULTS);
  await page.keyboard.press('u');
  await expect(panel.panel).toContainText(/\d changes can be undone cleanly/);
  await startApply(app, page, createHands(page));
  await waitForEnd(page);
  expect(twin.dump()).toEqual(before);
  await faultd.close();
});
