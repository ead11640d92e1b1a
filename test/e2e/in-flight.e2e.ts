import { NO_FAULTS } from '#test/faults/fault-rules.ts';
import { startFaultd } from '#test/faults/faultd.ts';
import { startApply, waitForEnd } from './actions/apply.ts';
import { connectTo } from './actions/connect.ts';
import { createHands } from './actions/hands.ts';
import { stageByKeys, stageMany } from './actions/stage.ts';
import { expectAccessible } from './base/axe.ts';
import { waitForPuts } from './base/server-side.ts';
import { expect, test } from './base/test.ts';
import { membersScreen } from './pages/members.ts';
import { runScreen } from './pages/run.ts';
import { shellParts } from './pages/shell.ts';

test('the list behind a paused run shows its people as changed, and who waits, until a copy has them', async ({
  start,
  serve,
}, info) => {
  test.setTimeout(120_000);
  const twin = await serve({ members: 300 });
  const faultd = await startFaultd(twin);
  // Slow enough that a pause comes in the middle, however busy the machine is.
  faultd.use(NO_FAULTS, { latencyMs: () => 60 });
  const { app, page } = await start();
  const [hands, members, run, shell] = [
    createHands(page),
    membersScreen(page),
    runScreen(page),
    shellParts(page),
  ];
  await connectTo(page, { url: faultd.url, ownerToken: twin.ownerToken });
  await stageMany(page);
  await startApply(app, page, hands);
  await waitForPuts(twin, 10);
  await run.pause.click();
  await expect(run.title).toHaveText(/^Paused/);

  await hands.click(shell.place('Acme').first());
  const applied = members.rows.filter({ hasText: '✓ applied' });
  const waiting = members.rows.filter({ hasText: '… waiting' });
  await expect(applied.first()).toContainText('Organization Auditor');
  await expect(applied.first()).not.toContainText('no role');
  await expect(waiting.first()).toContainText('Organization Auditor (to be added)');
  await applied.first().click();
  if (!(await members.inspector.isVisible())) await hands.press('Control+i');
  await expect(members.inspector.getByRole('region', { name: 'In an apply' })).toContainText('applied');
  // What the copy does not have yet is said, with the way to a copy that has it.
  const behind = members.screen.getByText(/^An apply has changed people since this copy was read/);
  await expect(behind).toBeVisible();
  // A role that the apply gave a minute ago can be taken away.
  await stageByKeys(page, hands, 'remove', 'organization auditor');
  await expect(shell.summary).toContainText('1 person: −Organization Auditor 1');
  await hands.press('Control+z');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: info.outputPath(`paused-${colorScheme}.png`) });
    await expectAccessible(page, `members behind a paused run, ${colorScheme}`);
  }
  // Beside the list of users, where the organization is another one than that on screen, roles have their names too.
  await hands.click(shell.place('Users'));
  const organizations = members.inspector.getByRole('region', { name: 'Organizations' });
  await expect(organizations).toContainText('Organization Auditor');
  await expect(organizations).not.toContainText('organization-auditor');

  faultd.use(NO_FAULTS);
  await hands.click(shell.place('Acme').first());
  await members.screen.getByRole('button', { name: 'Refresh', exact: true }).click();
  await expect(behind).toBeHidden({ timeout: 30_000 });
  await expect(applied).toHaveCount(0);
  await expect(waiting.first()).toBeVisible();
  await hands.press('Control+j');
  await run.resume.click();
  await waitForEnd(page);
  await hands.click(shell.place('Acme').first());
  await expect(members.shown).toBeVisible();
  // The copy that is read once a run has ended has everybody, and the marks go.
  await expect(applied).toHaveCount(0);
  await expect(waiting).toHaveCount(0);
  await faultd.close();
});
