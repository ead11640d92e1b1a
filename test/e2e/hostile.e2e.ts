import type { Locator, Page } from '@playwright/test';
import type { Twin } from '#electron/demo/index.ts';
import { HOSTILE_NAMES } from '#test/corpus/names.ts';
import { approve, askToApply, waitForEnd } from './actions/apply.ts';
import { connectTo } from './actions/connect.ts';
import { createHands } from './actions/hands.ts';
import { expect, test } from './base/test.ts';
import { membersScreen } from './pages/members.ts';
import { reviewScreen } from './pages/review.ts';
import { rolesScreen } from './pages/roles.ts';
import { runScreen } from './pages/run.ts';
import { shellParts } from './pages/shell.ts';
import { stageDialog } from './pages/stage.ts';
import { statusParts } from './pages/status.ts';
import { usersScreen } from './pages/users.ts';

const IMAGE = '<img src=x onerror=alert(1)>';

/** For each hostile text two people, one with it as name and one with it as username, and a role that is called so. */
const fillWithHostile = (twin: Twin): void => {
  for (const [at, text] of HOSTILE_NAMES.entries()) {
    twin.edit.createUser({ username: `plain-${at}`, name: text });
    twin.edit.createUser({ username: `${text}${at}`, name: `Plain ${at}` });
    twin.edit.putRole({ name: `hostile-${at}`, displayName: text });
  }
  // One of them has this name with a Cyrillic letter.
  twin.edit.createUser({ username: 'the-real-one', name: 'admin' });
};

/** What no screen of ours has, but markup would make. */
const FOREIGN =
  'img, iframe, object, embed, base, video, audio, math, template, a, form[action], body script:not([src]), svg script, meta[http-equiv=refresh]';

/** What is wrong with a page that shows hostile texts, as lines. */
const inspect = (page: Page): Promise<readonly string[]> =>
  page.evaluate((foreign) => {
    const problems: string[] = [];
    for (const found of document.querySelectorAll(foreign))
      problems.push(`markup: ${found.outerHTML.slice(0, 200)}`);
    // Between elements there are breaks, in a text there is none; and within an emoji a joiner is how it is spelled.
    const shown = document.body.innerText
      .replace(/[\n\t]/g, ' ')
      .replace(
        /(?<=\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)\u200d(?=\p{Extended_Pictographic})/gu,
        '',
      );
    const hidden =
      /[\p{Cc}\p{Co}\p{Zl}\p{Zp}\u200b-\u200f\u202a-\u202e\u2060-\u2069\u{e0000}-\u{e007f}]|\p{M}{4}/u.exec(
        shown,
      );
    if (hidden !== null)
      problems.push(`unseen: ${escape(shown.slice(Math.max(0, hidden.index - 20), hidden.index + 20))}`);
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) problems.push(`the window scrolls: ${scrollWidth} in ${clientWidth}`);
    const all = [...document.querySelectorAll<HTMLElement>('[data-index]')];
    for (const list of new Set(all.map(({ parentElement }) => parentElement))) {
      const rows = all
        .filter(({ parentElement }) => parentElement === list)
        .toSorted((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top);
      const heights = rows.map(({ offsetHeight }) => offsetHeight);
      // The rows of a grid are alike; those of a list are as high as what is in them.
      if (list?.closest('[role=grid]') !== null && Math.max(...heights) - Math.min(...heights) > 1)
        problems.push(`rows of ${heights.join(', ')} pixels`);
      for (const [at, row] of rows.entries())
        if (row.getBoundingClientRect().top < (rows[at - 1]?.getBoundingClientRect().bottom ?? -1e6) - 1)
          problems.push(`a row over another: ${row.innerText.slice(0, 200)}`);
      for (const row of rows)
        for (const cell of row.children)
          if (cell.getBoundingClientRect().bottom > row.getBoundingClientRect().bottom + 1)
            problems.push(`out of its row: ${cell.innerHTML.slice(0, 200)}`);
    }
    return problems;
  }, FOREIGN);

const expectHarmless = async (page: Page, screen: string): Promise<void> => {
  expect.soft(await inspect(page), screen).toEqual([]);
};

/** Each of these (one at least) shows the short id of somebody. */
const expectIds = async (twin: Twin, rows: Locator): Promise<void> => {
  const ids = twin.dump().users.map(({ id }) => id.slice(0, 8));
  await expect(rows.first()).toBeVisible();
  const texts = await rows.allInnerTexts();
  expect(texts.filter((text) => !ids.some((id) => text.includes(id)))).toEqual([]);
};

test('HOS-3, HOS-4: hostile names on every screen are text that can be read, break nothing, and stand beside username and id', async ({
  start,
  serve,
}) => {
  test.setTimeout(120_000);
  const twin = await serve({ members: 45 });
  fillWithHostile(twin);
  const { app, page } = await start();
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const hands = createHands(page);
  const [members, shell, review, run] = [
    membersScreen(page),
    shellParts(page),
    reviewScreen(page),
    runScreen(page),
  ];
  await connectTo(page, twin);
  await members.search.fill('plain-');
  await expect(members.rowOf('plain-0').first()).toContainText(IMAGE);
  await expectHarmless(page, 'members by name');
  await members.search.fill('Plain 0');
  await expect(members.row(0)).toContainText(IMAGE);
  await members.search.fill('');
  await hands.click(members.filter('No role'));
  await expectHarmless(page, 'members by username');
  await hands.click(members.selectAll);
  await expect(members.selected).toBeVisible();
  await hands.press('a');
  const stage = stageDialog(page);
  await stage.input.fill('onerror');
  await expect(stage.dialog).toContainText(IMAGE);
  await expectHarmless(page, 'roles to choose from');
  await hands.press('Enter');
  await expect(stage.dialog).toBeHidden();
  await hands.press('Control+i');
  await expectHarmless(page, 'inspector');
  await hands.press('Control+i');

  for (const [place, shown] of [
    ['Users', usersScreen(page).grid],
    ['Roles', rolesScreen(page).list],
  ] as const) {
    await hands.click(shell.place(place));
    await expect(shown).toBeVisible();
    await expectHarmless(page, place);
  }
  await rolesScreen(page).line(IMAGE.slice(0, 4)).first().click();
  await expect(rolesScreen(page).role).toContainText(IMAGE);
  await expectHarmless(page, 'a role');
  await hands.click(statusParts(page).button);
  await expect(statusParts(page).panel).toBeVisible();
  await expectHarmless(page, 'status');
  await hands.press('Escape');

  await hands.click(shell.review);
  await expect(review.shapes.first()).toContainText(IMAGE);
  await expectIds(twin, review.people.locator('[data-index]'));
  const alike = page.getByRole('region', { name: 'Names that look alike' });
  const who = alike.getByRole('button', { name: 'Who looks alike' });
  if ((await who.getAttribute('aria-expanded')) === 'false') await hands.click(who);
  await expectIds(twin, alike.locator('code'));
  await expectHarmless(page, 'review');
  const approval = await askToApply(app, page, hands);
  await expectHarmless(approval, 'the question');
  await approve(approval, hands);
  await waitForEnd(page);
  await expect(run.changes.first()).toBeVisible();
  await expectHarmless(page, 'apply');
  await hands.click(shell.place('History'));
  await expectHarmless(page, 'history');

  twin.edit.createUser({ username: 'newcomer', name: IMAGE });
  await hands.press('Control+r');
  await hands.click(shell.place('What changed'));
  await expectIds(twin, page.getByRole('region', { name: 'What changed' }).locator('[data-index]'));
  await expectHarmless(page, 'what changed');
  expect(dialogs).toEqual([]);
});
