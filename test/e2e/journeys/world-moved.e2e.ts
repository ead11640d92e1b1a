import { approve, waitForEnd } from '../actions/apply.ts';
import { connectTo } from '../actions/connect.ts';
import { createHands } from '../actions/hands.ts';
import { stageByMouse } from '../actions/stage.ts';
import { expect, test } from '../base/test.ts';
import { membersScreen } from '../pages/members.ts';
import { reviewScreen } from '../pages/review.ts';
import { runScreen } from '../pages/run.ts';
import { shellParts } from '../pages/shell.ts';
import { addCrowd, rolesByName } from './crowd.ts';
import { SIZES } from './sizes.ts';

/** From the strip after a refresh to the window that asks for the last yes, all conflicts of one kind. */
const MOST_ACTIONS = 3;

const AUDITOR = 'organization-auditor';
const LEAD = 'deploy-lead';
const OTHER = 'organization-template-admin';

for (const { members: size, people } of SIZES)
  test(`planned offline for ${people} of ${size} members while the world moved on: nobody is overwritten`, async ({
    start,
    serve,
  }) => {
    test.setTimeout(180_000);
    const first = await serve({ members: size });
    const names = addCrowd(first, people, [AUDITOR]);
    const { app, page } = await start();
    const [members, shell, review, run] = [
      membersScreen(page),
      shellParts(page),
      reviewScreen(page),
      runScreen(page),
    ];
    await connectTo(page, first);
    const state = first.save();
    await first.close();

    const planner = createHands(page);
    await members.search.fill('crowd-');
    await expect(members.shown).toContainText(`${people} of`);
    await planner.click(members.selectAll);
    await stageByMouse(page, planner, 'add', ['Organization Auditor', 'Deploy lead']);

    // Back on the ground: half lost what the plan speaks of, some have it all already, some got something else.
    const twin = await serve({ members: size, port: Number(new URL(first.url).port), state });
    const half = people / 2;
    for (const name of names.slice(0, half)) twin.edit.setRoles(name, []);
    for (const name of names.slice(half, half + 4)) twin.edit.setRoles(name, [AUDITOR, LEAD]);
    for (const name of names.slice(half + 4, half + 7)) twin.edit.setRoles(name, [AUDITOR, OTHER]);
    const before = rolesByName(twin);
    await page.keyboard.press('Control+r');
    const asStaged = people - half - 7;
    await expect(shell.rebase).toContainText(
      new RegExp(`${people} planned: ${asStaged} as staged, 4 already done.*, 3 merged.*, ${half} need you`),
      { timeout: 30_000 },
    );

    const keys = createHands(page);
    await keys.press('Control+Shift+p');
    await expect(review.conflictKinds).toHaveCount(1);
    await expect(review.conflictKinds.first().getByRole('button').first()).toBeFocused();
    await keys.press('t');
    await expect(review.conflicts).toBeHidden();
    const opened = app.waitForEvent('window');
    await keys.press('Control+s');
    expect(keys.count()).toBeLessThanOrEqual(MOST_ACTIONS);
    await approve(await opened, keys);
    await waitForEnd(page, 120_000);
    await expect(run.result).toContainText('0 different');

    // Theirs was taken: who lost the auditor stays without it, and everybody keeps what the other admin gave.
    const after = rolesByName(twin);
    for (const [name, roles] of before) {
      const isOurs = names.includes(name) && !roles.includes(LEAD);
      expect(after.get(name), name).toEqual(isOurs ? [...roles, LEAD].toSorted() : roles);
    }
  });
