import { approve, waitForEnd } from '../actions/apply.ts';
import { connectTo } from '../actions/connect.ts';
import { createHands } from '../actions/hands.ts';
import { stageByKeys } from '../actions/stage.ts';
import { expect, test } from '../base/test.ts';
import { membersScreen } from '../pages/members.ts';
import { pasteDialog } from '../pages/paste.ts';
import { reviewScreen } from '../pages/review.ts';
import { runScreen } from '../pages/run.ts';
import { addCrowd, rolesByName } from './crowd.ts';
import { SIZES } from './sizes.ts';

/** From the ticket on the clipboard to an apply that runs. */
const MOST_ACTIONS = 8;

for (const { members: size, people } of SIZES)
  test(`a grant from a ticket: ${people} of ${size} members in at most ${MOST_ACTIONS} actions`, async ({
    start,
    serve,
  }) => {
    test.setTimeout(180_000);
    const twin = await serve({ members: size });
    const names = addCrowd(twin, people, ['organization-auditor']);
    const before = rolesByName(twin);
    const { app, page } = await start();
    const [members, paste, review, run] = [
      membersScreen(page),
      pasteDialog(page),
      reviewScreen(page),
      runScreen(page),
    ];
    await connectTo(page, twin);
    await app.evaluate(
      ({ clipboard }, text) => clipboard.writeText(text),
      `Please give these Deploy lead:\n${names.map((name) => `- ${name}`).join('\n')}`,
    );

    const hands = createHands(page);
    await hands.press('Control+v');
    await expect(paste.select).toHaveText(`Select ${people} people`);
    await hands.press('Enter');
    await expect(members.selected).toHaveText(`${people} selected`);
    await expect(members.grid).toBeFocused();
    await stageByKeys(page, hands, 'add', 'deploy lead');
    await hands.press('Control+Shift+p');
    await expect(review.number('will succeed')).toHaveText(String(people));
    await expect(review.effects).toBeVisible();
    const opened = app.waitForEvent('window');
    await hands.press('Control+s');
    await approve(await opened, hands);
    await expect(run.screen).toBeVisible();
    expect(hands.count()).toBeLessThanOrEqual(MOST_ACTIONS);

    await waitForEnd(page, 120_000);
    await expect(run.result).toContainText('0 different');
    const after = rolesByName(twin);
    for (const [name, roles] of before)
      expect(after.get(name), name).toEqual(
        names.includes(name) ? ['deploy-lead', 'organization-auditor'] : roles,
      );
  });
