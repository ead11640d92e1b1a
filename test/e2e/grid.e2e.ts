import { connectTo } from './actions/connect.ts';
import { createHands } from './actions/hands.ts';
import { stageByMouse } from './actions/stage.ts';
import { expect, test } from './base/test.ts';
import { membersScreen } from './pages/members.ts';
import { shellParts } from './pages/shell.ts';

test('the grid is searched, filtered by role any, all and none, and sorted', async ({ start, serve }) => {
  const twin = await serve();
  const { page } = await start();
  const members = membersScreen(page);
  await connectTo(page, twin);
  const hands = createHands(page);
  const rows = twin.dump().members.filter(({ organization }) => organization === 'coder');
  const count = (holds: (roles: readonly string[]) => boolean): string =>
    `${rows.filter(({ roles }) => holds(roles)).length} of ${rows.length}`;
  const two = ['organization-auditor', 'support-l1'];

  await hands.click(members.filter('Roles'));
  await hands.click(members.panel.getByLabel('Organization Auditor'));
  await hands.click(members.panel.getByLabel('Support, level 1'));
  await expect(members.shown).toHaveText(count((roles) => two.some((role) => roles.includes(role))));
  await hands.click(members.panel.getByLabel('all of'));
  await expect(members.shown).toHaveText(count((roles) => two.every((role) => roles.includes(role))));
  await hands.click(members.panel.getByLabel('none of'));
  await expect(members.shown).toHaveText(count((roles) => !two.some((role) => roles.includes(role))));
  await hands.press('Escape');
  await hands.click(members.clear);
  await expect(members.shown).toHaveText(`${rows.length} of ${rows.length}`);

  await hands.click(members.search);
  await hands.type('zoe');
  await expect(members.rows).toHaveCount(rows.filter(({ username }) => username.includes('zoe')).length);
  await hands.press('Escape');

  const names = rows
    .map(({ username }) => username)
    .sort((a, b) => a.toLowerCase().localeCompare(b.toLowerCase()));
  await expect(members.row(0)).toContainText(names.at(0) ?? '');
  await hands.click(members.headerButton('Username'));
  await expect(members.header('Username')).toHaveAttribute('aria-sort', 'descending');
  await expect(members.row(0)).toContainText(names.at(-1) ?? '');
  await hands.click(members.headerButton('Last seen'));
  await expect(members.header('Last seen')).toHaveAttribute('aria-sort', 'ascending');
});

test('people are selected with click, control, shift and all matching, and the selection outlives the filter', async ({
  start,
  serve,
}) => {
  const { page } = await start();
  const members = membersScreen(page);
  await connectTo(page, await serve());
  const hands = createHands(page);
  await hands.click(members.row(1));
  await hands.click(members.row(3), 'Control');
  await expect(members.selected).toHaveText('2 selected');
  await hands.click(members.row(6), 'Shift');
  await expect(members.selected).toHaveText('4 selected');
  await hands.click(members.row(9), 'Control');
  await expect(members.selected).toHaveText('5 selected');
  await expect(members.row(5)).toHaveAttribute('aria-selected', 'true');
  await expect(members.row(7)).toHaveAttribute('aria-selected', 'false');

  await hands.click(members.search);
  await hands.type('zoe-weiss');
  await expect(members.rows).toHaveCount(1);
  await expect(members.selection).toContainText('5 not shown by this filter');
  await expect(members.add).toHaveText('Add roles to 5 people (5 hidden)…');
  await hands.click(members.selectAll);
  await expect(members.selected).toHaveText('6 selected');
  await hands.click(members.clear);
  await expect(members.selection).not.toContainText('not shown');
  await hands.press('Control+a');
  await expect(members.selected).not.toHaveText('6 selected');
});

test('staged changes show in the grid by sign and word: added, removed, made exactly', async ({
  start,
  serve,
}) => {
  const { page } = await start();
  const [members, shell] = [membersScreen(page), shellParts(page)];
  await connectTo(page, await serve());
  const hands = createHands(page);
  await hands.click(members.search);
  await hands.type('zoe-weiss');
  await expect(members.rows).toHaveCount(1);
  await hands.click(members.row(0));
  await stageByMouse(page, hands, 'add', ['Deploy lead']);
  await expect(members.row(0)).toContainText(/\+\s*Deploy lead \(to be added\)/);
  await stageByMouse(page, hands, 'remove', ['Organization Template Admin']);
  await expect(members.row(0)).toContainText(/−\s*Organization Template Admin \(to be removed\)/);
  await hands.click(members.search);
  await hands.press('Control+a');
  await hands.type('chidi-mensah');
  await hands.click(members.rowOf('chidi-mensah'));
  await stageByMouse(page, hands, 'exactly', ['Deploy lead']);
  await expect(members.row(0)).toContainText(/−\s*Organization Auditor \(to be removed\)/);
  await expect(shell.summary).toContainText('2 people');
  await hands.click(shell.discard);
  await hands.click(shell.dialog.getByRole('button', { name: /^Discard changes/ }));
  await expect(shell.summary).toContainText('No staged changes');
});

test('whoever types and selects in one go selects what was typed, not a part of it', async ({
  start,
  serve,
}) => {
  const twin = await serve();
  const { page } = await start();
  const members = membersScreen(page);
  await connectTo(page, twin);
  // Faster than hands are: no timer of the page can run in between.
  await page.evaluate(async () => {
    const input = document.querySelector<HTMLInputElement>('input[type="search"]');
    const all = document.querySelector<HTMLInputElement>('thead input[type="checkbox"]');
    const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    input?.focus();
    for (const text of ['z', 'zo', 'zoe']) {
      write?.call(input, text);
      input?.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await Promise.resolve();
    }
    all?.focus();
    await Promise.resolve();
    all?.click();
  });
  const matching = (text: string): number =>
    twin
      .dump()
      .members.filter(({ organization, username }) => organization === 'coder' && username.includes(text))
      .length;
  expect(matching('z')).toBeGreaterThan(matching('zoe'));
  await expect(members.selected).toHaveText(`${matching('zoe')} selected`);
});

test('a filter by a role that was deleted says so, and the role can be taken out of it alone', async ({
  start,
  serve,
}) => {
  const twin = await serve();
  const { page } = await start();
  const members = membersScreen(page);
  await connectTo(page, twin);
  const hands = createHands(page);
  await hands.click(members.filter('Roles'));
  for (const role of ['Onboarding buddy', 'Deploy lead'])
    await hands.click(members.panel.getByLabel(new RegExp(`^${role}`)));
  await hands.click(members.panel.getByLabel('all of'));
  await hands.press('Escape');
  twin.edit.deleteRole('onboarding-buddy');
  await hands.press('Control+r');
  await expect(members.screen).toContainText('The server lists no role onboarding-buddy here any more');
  await hands.click(members.filter('Roles'));
  await hands.click(members.panel.getByLabel(/^onboarding-buddy/));
  await hands.press('Escape');
  await expect(members.filter('Roles')).toContainText('Deploy lead');
  await expect(members.rows.first()).toBeVisible();
});

test('“no role” stands on the line of its row', async ({ start, serve }) => {
  const { page } = await start();
  await connectTo(page, await serve());
  const none = membersScreen(page).rows.getByText('no role', { exact: true }).first();
  await expect(none).toBeVisible();
  const lines = await none.evaluate((element) => {
    const row = element.closest('tr');
    const name = row?.querySelector('td bdi');
    const middle = (of: Element | null | undefined): number => {
      const box = of?.getBoundingClientRect();
      return box === undefined ? Number.NaN : box.top + box.height / 2;
    };
    return { none: middle(element), name: middle(name) };
  });
  expect(Math.abs(lines.none - lines.name)).toBeLessThan(0.6);
});
