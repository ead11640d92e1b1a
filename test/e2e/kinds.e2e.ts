import { startApply, waitForEnd } from './actions/apply.ts';
import { connectTo } from './actions/connect.ts';
import { createHands } from './actions/hands.ts';
import { expectAccessible } from './base/axe.ts';
import { expect, test } from './base/test.ts';
import { membersScreen } from './pages/members.ts';
import { reviewScreen } from './pages/review.ts';
import { rolesScreen } from './pages/roles.ts';
import { runScreen } from './pages/run.ts';
import { shellParts } from './pages/shell.ts';
import { usersScreen } from './pages/users.ts';

test.setTimeout(120_000);

test('people of every kind of change: site roles, suspension, leaving and joining are staged, applied and taken back', async ({
  start,
  serve,
}) => {
  const twin = await serve();
  const before = twin.dump();
  const { app, page } = await start();
  const [members, users, shell, review, run] = [
    membersScreen(page),
    usersScreen(page),
    shellParts(page),
    reviewScreen(page),
    runScreen(page),
  ];
  await connectTo(page, twin);
  const hands = createHands(page);
  const select = async (username: string): Promise<void> => {
    await members.search.fill(username);
    await expect(members.rows).toHaveCount(1);
    await hands.click(members.row(0));
    await expect(members.selected).toHaveText('1 selected');
  };
  const userOf = (username: string) => twin.dump().users.find((user) => user.username === username);
  const placesOf = (username: string) =>
    twin
      .dump()
      .members.filter((row) => row.username === username)
      .map((row) => `${row.organization}: ${row.roles.join()}`);

  // Site roles, with the keyboard.
  await select('zoe-weiss');
  await hands.press('s');
  const site = page.getByRole('dialog', { name: /^Add site roles to/ });
  await expect(site.getByRole('combobox', { name: 'Roles' })).toBeFocused();
  await hands.type('auditor');
  await hands.press('Enter');
  await expect(members.row(0).getByText('Auditor (to be added)')).toBeVisible();

  // Suspension.
  await select('arjun-patel');
  await hands.press('u');
  await expectAccessible(page, 'suspend');
  await hands.click(page.getByRole('button', { name: 'Suspend 1 person' }));
  await expect(members.row(0)).toContainText('suspend');

  // Leaving, after what goes with it was shown.
  await select('anastasia-georgiou');
  await hands.press('x');
  const leave = page.getByRole('dialog', { name: /^Remove 1 person from/ });
  await expect(leave).toContainText('Organization Template Admin, held by 1 person');
  await expect(leave).toContainText('Not known from here');
  await expectAccessible(page, 'leave');
  await hands.click(leave.getByRole('button', { name: 'Remove 1 member' }));
  await expect(members.row(0)).toContainText('leaves organization');

  // Joining, with a role, from a pasted list with a name that nobody has.
  await hands.press('n');
  const add = page.getByRole('dialog', { name: /^Add people to/ });
  await expect(add.getByRole('combobox', { name: 'People' })).toBeFocused();
  await app.evaluate(({ clipboard }) => clipboard.writeText('labs-only, zoe-weiss\nnobody-at-all'));
  await hands.press('Control+v');
  await expect(add).toContainText('1 in it already');
  await expect(add).toContainText('3 names: 2 found, 1 not found');
  await hands.click(add.getByRole('radio', { name: 'Not found 1' }));
  await expect(add).toContainText('nobody-at-all');
  await hands.click(add.getByLabel(/^Organization Auditor/));
  await expectAccessible(page, 'add people');
  await hands.click(add.getByRole('button', { name: 'Add 1 person' }));
  await expect(shell.summary).toContainText(
    '1 joins an organization, 1 leaves an organization, 1 to suspend',
  );

  // All of it shows in the list of users as well.
  await hands.click(shell.place('Users'));
  await hands.click(users.filter('Staged only'));
  await expect(users.rows).toHaveCount(4);
  await expect(users.rowOf('labs-only').getByText('Acme (to be added)')).toBeAttached();
  await expect(users.rowOf('anastasia-georgiou').getByText('Acme (to be removed)')).toBeAttached();
  await expectAccessible(page, 'staged users');

  expect(twin.dump()).toEqual(before);
  await hands.click(shell.review);
  await expect(review.screen).toBeVisible();
  await startApply(app, page, hands);
  await waitForEnd(page);
  expect(userOf('zoe-weiss')?.roles).toEqual(['auditor']);
  expect(userOf('arjun-patel')?.status).toBe('suspended');
  expect(placesOf('anastasia-georgiou')).toEqual([]);
  expect(placesOf('labs-only')).toContain('coder: organization-auditor');

  await hands.click(run.undo);
  await expect(review.screen).toBeVisible();
  await startApply(app, page, hands);
  await waitForEnd(page);
  expect(userOf('zoe-weiss')?.roles).toEqual([]);
  expect(userOf('arjun-patel')?.status).toBe('active');
  expect(placesOf('anastasia-georgiou')).toEqual(['coder: organization-template-admin']);
  expect(twin.dump().members).toEqual(before.members);
});

test('custom roles are written, copied and deleted as staged changes, applied and taken back', async ({
  start,
  serve,
}) => {
  const twin = await serve();
  const before = twin.dump();
  const { app, page } = await start();
  const [members, shell, review, roles, run] = [
    membersScreen(page),
    shellParts(page),
    reviewScreen(page),
    rolesScreen(page),
    runScreen(page),
  ];
  await connectTo(page, twin);
  const hands = createHands(page);
  const roleOf = (name: string) =>
    twin.dump().customRoles.find((role) => role.organization === 'coder' && role.name === name);

  await hands.click(shell.place('Roles'));
  await hands.click(roles.line('Deploy lead'));
  await expect(roles.role).toContainText('template');
  await expectAccessible(page, 'roles');
  await hands.click(roles.edit);
  await hands.click(roles.find);
  await hands.type('ssh');
  await hands.press('Space');
  await expect(roles.box('workspace:ssh')).toHaveAttribute('aria-pressed', 'true');
  await expectAccessible(page, 'editor of a role');
  await hands.click(roles.stage);
  await expect(roles.line('Deploy lead')).toContainText('± changed');

  await hands.click(roles.duplicate);
  await roles.name.fill('Owner');
  await expect(roles.editor).toContainText('lower case');
  await expect(roles.stage).toBeDisabled();
  await roles.name.fill('night-shift');
  await roles.displayName.fill('Night shift');
  await hands.click(roles.stage);
  await expect(roles.line('Night shift')).toContainText('+ new');

  await hands.click(roles.line('Onboarding buddy'));
  await hands.click(roles.delete);
  const dialog = page.getByRole('dialog', { name: 'Delete the role Onboarding buddy' });
  await expect(dialog).toContainText('takes it from all of them');
  await hands.click(dialog.getByRole('button', { name: /^Stage deletion/ }));
  await expect(roles.line('Onboarding buddy')).toContainText('− deleted');
  await expect(shell.summary).toContainText('2 roles are changed, 1 role is deleted, ');

  await hands.click(shell.review);
  await startApply(app, page, hands);
  await waitForEnd(page);
  const ssh = { negate: false, resourceType: 'workspace', action: 'ssh' };
  const toText = (list: readonly object[] | undefined): string => JSON.stringify(list);
  expect(toText(roleOf('deploy-lead')?.permissions)).toContain('ssh');
  expect(roleOf('night-shift')?.displayName).toBe('Night shift');
  expect(toText(roleOf('night-shift')?.permissions)).toContain(ssh.action);
  expect(before.customRoles.length).toBe(twin.dump().customRoles.length);

  await hands.click(run.undo);
  await expect(review.screen).toBeVisible();
  await startApply(app, page, hands);
  await waitForEnd(page);
  const named = (name: string) =>
    before.customRoles.find((role) => role.organization === 'coder' && role.name === name);
  expect(roleOf('deploy-lead')).toEqual(named('deploy-lead'));
  expect(roleOf('night-shift')).toBeUndefined();
  expect(
    twin
      .dump()
      .customRoles.map((role) => role.name)
      .sort(),
  ).toEqual(before.customRoles.map((role) => role.name).sort());
  await hands.click(shell.place('Roles'));
  await hands.click(roles.line('Deploy lead'));
  await hands.click(roles.holders);
  await expect(members.grid).toBeVisible();
  await expect(members.rows).toHaveCount(
    before.members.filter((row) => row.organization === 'coder' && row.roles.includes('deploy-lead')).length,
  );
});

test('an Enter that comes before the roles do is kept, and a Shift+Enter does not become one', async ({
  start,
  serve,
}) => {
  const twin = await serve();
  const { page } = await start();
  const members = membersScreen(page);
  await connectTo(page, twin);
  await members.search.fill('zoe-weiss');
  await expect(members.rows).toHaveCount(1);
  await createHands(page).click(members.row(0));
  await expect(members.selected).toHaveText('1 selected');
  // Faster than hands are: no answer of the store can come in between.
  const press = (isShift: boolean): Promise<void> =>
    page.evaluate(async (shiftKey) => {
      const send = (target: Element | null, key: string, shift = false): void =>
        void target?.dispatchEvent(
          new KeyboardEvent('keydown', { key, shiftKey: shift, bubbles: true, cancelable: true }),
        );
      const find = () => document.querySelector<HTMLInputElement>('dialog input[role="combobox"]');
      send(document.querySelector('table[role="grid"]'), 's');
      for (let turn = 0; turn < 1_000 && find() === null; turn += 1) await Promise.resolve();
      const input = find();
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, 'auditor');
      input?.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await Promise.resolve();
      send(input, 'Enter', shiftKey);
    }, isShift);
  await press(true);
  const dialog = page.getByRole('dialog', { name: /^Add site roles to/ });
  await expect(dialog.getByRole('option').first()).toBeVisible();
  await expect(members.row(0)).not.toContainText('to be added');
  await page.keyboard.press('Escape');
  // A new page has read no roles yet; the selection is kept by the store.
  await page.reload();
  await members.search.fill('zoe-weiss');
  await expect(members.rows).toHaveCount(1);
  await expect(members.selected).toHaveText('1 selected');
  await press(false);
  await expect(members.row(0).getByText('Auditor (to be added)')).toBeVisible();
});
