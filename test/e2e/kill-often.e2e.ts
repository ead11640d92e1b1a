import type { Page } from '@playwright/test';
import { seeded } from '#test/faults/fault-rules.ts';
import { startApply, waitForEnd } from './actions/apply.ts';
import { connectTo, waitForCopy } from './actions/connect.ts';
import { createHands } from './actions/hands.ts';
import { stageByKeys } from './actions/stage.ts';
import { countRoles, findPuts, waitForPuts } from './base/server-side.ts';
import { expect, test } from './base/test.ts';
import { membersScreen } from './pages/members.ts';
import { runScreen } from './pages/run.ts';
import { shellParts } from './pages/shell.ts';

const KILLS = 12;
const SEED = 20_261;
const ROLE = 'organization-auditor';

const stageMany = async (page: Page): Promise<void> => {
  const hands = createHands(page);
  const members = membersScreen(page);
  await hands.click(members.filter('No role'));
  await hands.click(members.selectAll);
  await expect(members.selected).toBeVisible();
  await stageByKeys(page, hands, 'add', 'organization auditor');
  await hands.click(shellParts(page).review);
};

test(`the whole app killed ${KILLS} times at random moments of one apply: nobody is lost or changed twice`, async ({
  start,
  serve,
}) => {
  test.setTimeout(600_000);
  const random = seeded(SEED);
  const twin = await serve({ members: 1_000 });
  const isWithout = ({ organization, roles }: { organization: string; roles: readonly string[] }): boolean =>
    organization === 'coder' && roles.length === 0;
  const without = twin.dump().members.filter(isWithout).length;
  const before = countRoles(twin, ROLE);
  const first = await start();
  await connectTo(first.page, twin);
  await stageMany(first.page);
  await startApply(first.app, first.page, createHands(first.page));
  await waitForPuts(twin, 5);
  await first.kill();
  for (let kill = 2; kill <= KILLS; kill += 1) {
    const sent = findPuts(twin).length;
    const { page, kill: end } = await start();
    await waitForCopy(page);
    const isOpen = await shellParts(page).interrupted.isVisible();
    // Nothing goes out before somebody says so.
    expect(findPuts(twin)).toHaveLength(sent);
    if (isOpen) await shellParts(page).continueApply.click();
    // Now and then before the first request, now and then in the middle of many.
    await page.waitForTimeout(random() * 500);
    await end();
  }
  const { page } = await start();
  await waitForCopy(page);
  if (await shellParts(page).interrupted.isVisible()) {
    await shellParts(page).continueApply.click();
    await waitForEnd(page);
    await expect(runScreen(page).outcome('not known yet')).toBeHidden();
  }
  // The owner's own row is refused by the server.
  expect(countRoles(twin, ROLE)).toBe(before + without - 1);
  const good = findPuts(twin)
    .filter(({ status }) => status === 200)
    .map(({ path }) => path);
  expect(good).toHaveLength(new Set(good).size);
  expect(good).toHaveLength(without - 1);
});
