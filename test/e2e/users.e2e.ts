import { connectTo } from './actions/connect.ts';
import { createHands } from './actions/hands.ts';
import { expectAccessible } from './base/axe.ts';
import { expect, test } from './base/test.ts';
import { membersScreen } from './pages/members.ts';
import { pasteDialog } from './pages/paste.ts';
import { shellParts } from './pages/shell.ts';
import { usersScreen } from './pages/users.ts';

test('everybody on the deployment is a list of its own: search, filter, sort, select, inspect', async ({
  start,
  serve,
}) => {
  const twin = await serve();
  twin.edit.removeMember('plain-member');
  const { page } = await start();
  const [users, members, shell] = [usersScreen(page), membersScreen(page), shellParts(page)];
  await connectTo(page, twin);
  const hands = createHands(page);
  const everybody = twin.dump().users.filter((user) => !user.deleted && user.username !== 'prebuilds').length;

  await hands.click(shell.place('Users'));
  await expect(users.shown).toHaveText(`${everybody} of ${everybody}`);
  await expectAccessible(page, 'users');
  await hands.press('Control+f');
  await expect(users.search).toBeFocused();
  await hands.type('plain-member');
  await expect(users.rows).toHaveCount(1);
  await expect(users.rowOf('plain-member')).toContainText('in none');
  await hands.press('Escape');

  await hands.click(users.filter('Site roles'));
  await hands.click(users.panel.getByLabel(/^Owner/));
  await hands.press('Escape');
  const owners = twin.dump().users.filter((user) => !user.deleted && user.roles.includes('owner')).length;
  await expect(users.rows).toHaveCount(owners);
  await hands.click(users.selectAll);
  await expect(users.selected).toHaveText(`${owners} selected`);
  await hands.click(page.getByRole('button', { name: 'Clear search and filters' }));
  await expect(users.selected).toHaveText(`${owners} selected`);

  await hands.click(users.headerButton('Last seen'));
  await users.row(0).getByRole('checkbox').click();
  await hands.click(users.row(2));
  await hands.press('Enter');
  await expect(members.inspector.getByRole('heading', { level: 2 })).toBeVisible();
  await expectAccessible(page, 'users with inspector');

  await hands.click(shell.places.getByRole('button', { name: /^Acme 79/ }));
  await expect(members.grid).toBeVisible();
  await expect(members.selected).toBeHidden();
});

test('a list that is pasted among the users selects them, whoever is in no organization as well', async ({
  start,
  serve,
}) => {
  const twin = await serve();
  twin.edit.removeMember('plain-member');
  const { app, page } = await start();
  const [users, shell, at] = [usersScreen(page), shellParts(page), pasteDialog(page)];
  await connectTo(page, twin);
  const hands = createHands(page);
  await hands.click(shell.place('Users'));
  await expect(users.grid).toBeFocused();
  await app.evaluate(({ clipboard }) => clipboard.writeText('plain-member\ngrace-okafor'));
  await hands.press('Control+v');
  await expect(at.select).toHaveText('Select 2 people');
  await hands.press('Enter');
  await expect(users.selected).toHaveText('2 selected');
  await expect(users.rowOf('plain-member')).toContainText('in none');
});

test('what an old server does not tell an auditor is never "never", on any list, and says why', async ({
  start,
  serve,
}) => {
  const twin = await serve({ generation: '2.24' });
  const { page } = await start();
  const [users, members, shell] = [usersScreen(page), membersScreen(page), shellParts(page)];
  await connectTo(page, { url: twin.url, ownerToken: twin.actors.orgAuditor });
  const hands = createHands(page);
  await expect(
    page.getByText(/^Not told of anybody here but one person: status, login and last seen\./),
  ).toBeVisible();
  await expect(members.grid).toContainText('not told');
  await expect(members.grid.getByRole('gridcell').filter({ hasText: /never/ })).toHaveCount(0);
  const head = members.grid.getByRole('button', { name: 'Last seen' });
  await expect(head).toHaveAttribute('aria-disabled', 'true');
  await expect(head).toHaveAttribute('title', /may list users/);
  await expectAccessible(page, 'not told');

  await hands.click(shell.place('Users'));
  await expect(users.grid).toContainText('not told');
  await expect(users.grid.getByRole('gridcell').filter({ hasText: /never/ })).toHaveCount(0);
  await expect(page.getByText(/^Not told of anybody here/)).toBeVisible();
});
