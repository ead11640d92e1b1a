import { approve, waitForEnd } from '../actions/apply.ts';
import { connectTo } from '../actions/connect.ts';
import { createHands } from '../actions/hands.ts';
import { refreshFromNow } from '../actions/refresh.ts';
import { stageByMouse } from '../actions/stage.ts';
import { expect, test } from '../base/test.ts';
import { historyScreen, undoPanel } from '../pages/history.ts';
import { membersScreen } from '../pages/members.ts';
import { reviewScreen } from '../pages/review.ts';
import { runScreen } from '../pages/run.ts';
import { shellParts } from '../pages/shell.ts';
import { addCrowd, rolesByName } from './crowd.ts';
import { SIZES } from './sizes.ts';

/** From anywhere to the undo that runs. */
const MOST_ACTIONS = 4;

const AUDITOR = 'organization-auditor';
const LEAD = 'deploy-lead';

for (const { members: size, people } of SIZES)
  test(`take it back: ${people} of ${size} members in ${MOST_ACTIONS} actions, and later edits of others stay`, async ({
    start,
    serve,
  }) => {
    test.setTimeout(180_000);
    const twin = await serve({ members: size });
    const names = addCrowd(twin, people, [AUDITOR]);
    const before = rolesByName(twin);
    const { app, page } = await start();
    const [members, shell, review, run, history, panel] = [
      membersScreen(page),
      shellParts(page),
      reviewScreen(page),
      runScreen(page),
      historyScreen(page),
      undoPanel(page),
    ];
    await connectTo(page, twin);
    const planner = createHands(page);
    await members.search.fill('crowd-');
    await expect(members.shown).toContainText(`${people} of`);
    await planner.click(members.selectAll);
    await stageByMouse(page, planner, 'add', ['Deploy lead']);
    await planner.click(shell.review);
    await expect(review.apply).toBeEnabled();
    const asked = app.waitForEvent('window');
    await planner.click(review.apply);
    await approve(await asked, planner);
    await waitForEnd(page, 120_000);

    const [kept = '', back = ''] = names;
    twin.edit.setRoles(kept, [LEAD, 'organization-template-admin']);
    twin.edit.setRoles(back, [AUDITOR]);
    await refreshFromNow(page);

    const hands = createHands(page);
    await hands.press('Control+Shift+H');
    await expect(history.lines).toHaveCount(1);
    await hands.press('u');
    await expect(panel.panel).toContainText(`${people - 2} changes can be undone cleanly`, {
      timeout: 30_000,
    });
    await expect(review.apply).toBeEnabled();
    const opened = people >= 50 ? app.waitForEvent('window') : null;
    await hands.press('Control+s');
    if (opened !== null) await approve(await opened, hands);
    await expect(run.screen).toBeVisible();
    expect(hands.count()).toBeLessThanOrEqual(MOST_ACTIONS);

    await waitForEnd(page, 120_000);
    const after = rolesByName(twin);
    for (const [name, roles] of before)
      expect(after.get(name), name).toEqual(name === kept ? ['organization-template-admin'] : roles);
  });
