import type { Page } from '@playwright/test';
import { connectTo } from './actions/connect.ts';
import { createHands } from './actions/hands.ts';
import { stageByKeys } from './actions/stage.ts';
import { expect, test } from './base/test.ts';
import { connectScreen } from './pages/connect.ts';
import { membersScreen } from './pages/members.ts';
import { rolesScreen } from './pages/roles.ts';
import { shellParts } from './pages/shell.ts';
import { stageDialog } from './pages/stage.ts';
import { usersScreen } from './pages/users.ts';

test.setTimeout(120_000);

const parts = (page: Page) => ({
  members: membersScreen(page),
  users: usersScreen(page),
  roles: rolesScreen(page),
  shell: shellParts(page),
  stage: stageDialog(page),
  hands: createHands(page),
});

test('the list has the keyboard after the first copy, a start, and each change of the list', async ({
  start,
  serve,
}) => {
  const first = await start();
  const at = parts(first.page);
  await expect(connectScreen(first.page).url).toBeFocused();
  await connectTo(first.page, await serve());
  await expect(at.members.grid).toBeFocused();
  await at.hands.press('ArrowDown');
  await stageByKeys(first.page, at.hands, 'add', 'auditor');
  await expect(at.shell.summary).toContainText('1 person');
  await expect(at.members.grid).toBeFocused();

  await at.hands.click(at.shell.place('Users'));
  await expect(at.users.grid).toBeFocused();
  await at.hands.click(at.shell.place('Acme Labs'));
  await expect(at.members.grid).toBeFocused();
  await at.hands.click(at.shell.place('Acme EMEA'));
  await expect(at.members.grid).toBeFocused();
  await first.close();

  const { page } = await start();
  await expect(membersScreen(page).grid).toBeFocused();
});

test('a screen that is opened by the mouse has the keyboard', async ({ start, serve }) => {
  const { page } = await start();
  const { roles, shell, hands } = parts(page);
  await connectTo(page, await serve());
  await hands.click(shell.place('Roles'));
  await expect(roles.screen).toBeFocused();
  await hands.click(roles.line('Deploy lead'));
  await hands.click(shell.place('What changed'));
  await expect(page.getByRole('region', { name: 'What changed' })).toBeFocused();
  // The role that is open is where the arrows go on.
  await hands.click(shell.place('Roles'));
  await expect(roles.list.locator('[aria-current]')).toBeFocused();
});

test('a letter is for the list too while a button beside it has the keyboard', async ({ start, serve }) => {
  const { page } = await start();
  const { members, shell, stage, hands } = parts(page);
  await connectTo(page, await serve());
  await hands.press('ArrowDown');
  await shell.refresh.focus();
  await hands.press('a');
  await expect(stage.input).toBeFocused();
  await hands.press('Escape');
  await expect(shell.dialog).toBeHidden();

  await hands.click(members.filter('No role'));
  await hands.click(members.selectAll);
  await expect(members.selected).toBeVisible();
  await hands.press('a');
  await expect(stage.input).toBeFocused();
  await expect(shell.dialog).toContainText(/people/);
});

test('the keyboard is on the list again after every dialog, and after what had it is gone', async ({
  start,
  serve,
}) => {
  const { page } = await start();
  const { members, shell, stage, hands } = parts(page);
  await connectTo(page, await serve());
  for (const key of ['a', 's', 'n', 'u', 'x', 'F1', 'Control+k']) {
    await hands.press('ArrowDown');
    await hands.press(key);
    await expect(shell.dialog).toBeVisible();
    await hands.press('Escape');
    await expect(shell.dialog).toBeHidden();
    await expect(members.grid, key).toBeFocused();
  }
  // A button that is gone once it was pressed.
  await hands.click(members.filter('No role'));
  await hands.click(members.clear);
  await expect(members.grid).toBeFocused();
  // The box of a row that the filter takes away.
  await members.row(2).getByRole('checkbox').click();
  await expect(members.selected).toHaveText('1 selected');
  await hands.press('Control+f');
  await hands.type('zoe-weiss');
  await expect(members.rows).toHaveCount(1);
  await hands.press('Enter');
  await expect(members.grid).toBeFocused();
  // A click beside everything.
  await shell.summary.click();
  await hands.press('a');
  await expect(stage.dialog).toBeVisible();
});

test('letters act although nothing has the keyboard', async ({ start, serve }) => {
  const { page } = await start();
  const { members, stage, hands } = parts(page);
  await connectTo(page, await serve());
  for (const [key, title] of [
    ['a', /^Add roles to/],
    ['r', /^Remove roles from/],
    ['e', /^Make roles exactly/],
  ] as const) {
    await hands.click(members.row(4));
    await page.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      // Nobody looks after it between this and the key.
      window.requestAnimationFrame = () => 0;
    });
    await hands.press(key);
    await expect(page.getByRole('dialog', { name: title })).toBeVisible();
    await hands.press('Escape');
    await expect(stage.dialog).toBeHidden();
  }
});

test('a key is about who is under the cursor of the list, and about nobody who is not in it', async ({
  start,
  serve,
}) => {
  const twin = await serve();
  const { page } = await start();
  const { members, users, shell, stage, hands } = parts(page);
  await connectTo(page, twin);
  const aboutOf = (screen: typeof members | typeof users) => screen.selection;
  const refresh = async (): Promise<void> => {
    const was = twin.requests.length;
    await hands.press('Control+r');
    await expect.poll(() => twin.requests.length).toBeGreaterThan(was);
  };
  const searchFor = async (words: string): Promise<void> => {
    await hands.press('Control+f');
    await page.keyboard.press('Control+a');
    await hands.type(words);
    await hands.press('Enter');
  };

  // Others come before the person.
  await searchFor('zoe');
  await hands.press('ArrowDown');
  await expect(aboutOf(members)).toContainText('acts on zoe-');
  const chosen = (await aboutOf(members).textContent())?.match(/acts on (zoe-[\w-]+?)Add/)?.[1] ?? '';
  twin.edit.createUser({ username: 'zoe', name: 'First' });
  twin.edit.createUser({ username: 'zoe-1', name: 'Second' });
  await refresh();
  await expect(members.rowOf('Second')).toBeVisible();
  await expect(aboutOf(members)).toContainText(`acts on ${chosen}`);
  // The person leaves while a dialog is about them, and is nobody's to point at after it.
  await hands.press('a');
  await expect(stage.dialog).toHaveAccessibleName(`Add roles to ${chosen}`);
  twin.edit.removeMember(chosen);
  await hands.press('Escape');
  await refresh();
  await expect(members.rowOf(chosen)).toHaveCount(0);
  await expect(aboutOf(members)).not.toContainText('acts on');
  await hands.press('a');
  await expect(members.grid).toBeFocused();
  await expect(shell.dialog).toBeHidden();
  // The keys go on where they were.
  await hands.press('ArrowUp');
  await expect(aboutOf(members)).toContainText('acts on zoe-1');

  // A search that leaves them out, letter by letter, points at nobody else.
  await searchFor('munoz');
  await expect(members.rows.first()).toContainText('munoz');
  await expect(aboutOf(members)).not.toContainText('acts on');
  await hands.press('Control+k');
  await hands.type('zoe');
  await expect(shell.palette.getByRole('option', { name: /^zoe/ }).first()).toBeVisible();
  await hands.press('Escape');

  // Another organization, where they are not.
  await searchFor('zoe-1');
  await hands.press('ArrowDown');
  await expect(aboutOf(members)).toContainText('acts on zoe-1');
  await hands.click(shell.place('Acme Labs'));
  await expect(members.rows.first()).toBeVisible();
  await expect(aboutOf(members)).not.toContainText('acts on');
  await hands.press('a');
  await expect(shell.dialog).toBeHidden();

  // Another deployment, whose people are others although some have the same names.
  await hands.press('ArrowDown');
  await expect(aboutOf(members)).toContainText('acts on');
  await hands.press('Control+n');
  await connectTo(page, await serve({ seed: 8 }), 'Beta');
  await expect(aboutOf(members)).not.toContainText('acts on');
  await hands.press('a');
  await expect(shell.dialog).toBeHidden();
});

test('a person found in the palette is opened where they are, whatever the organization on the screen', async ({
  start,
  serve,
}) => {
  const { page } = await start();
  const { members, users, shell, stage, hands } = parts(page);
  await connectTo(page, await serve());
  const find = async (words: string): Promise<void> => {
    await hands.press('Control+k');
    await hands.type(words);
    await expect(shell.palette.getByRole('option', { name: new RegExp(words) }).first()).toBeVisible();
    await hands.press('Enter');
    await expect(shell.palette).toBeHidden();
  };
  await find('labs-only');
  await expect(shell.place('Acme Labs')).toHaveAttribute('aria-current', 'page');
  await expect(members.rowOf('labs-only')).toBeVisible();
  await expect(members.grid).toBeFocused();
  await expect(members.inspector).toContainText('labs-only');
  await hands.press('a');
  await expect(stage.dialog).toBeVisible();
  await hands.press('Escape');

  // Chosen while another screen had the keyboard.
  await hands.click(shell.place('Roles'));
  await find('zoe-weiss');
  await expect(members.rowOf('zoe-weiss')).toBeVisible();
  await expect(members.grid).toBeFocused();

  await hands.click(shell.place('Users'));
  await find('labs-only');
  await expect(users.rowOf('labs-only')).toBeVisible();
  await expect(users.grid).toBeFocused();
});

test('the palette writes out what is invisible, and finds a name by the one letter that it is', async ({
  start,
  serve,
}) => {
  const { page } = await start();
  const { shell, hands } = parts(page);
  await connectTo(page, await serve());
  const lineOf = (words: string) => shell.palette.getByRole('option', { name: new RegExp(words) });
  await hands.press('Control+k');
  await hands.type('bidi-name');
  await expect(lineOf('bidi-name')).toContainText('⟨U+202E⟩');
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('高');
  await expect(lineOf('misaki-takahashi-cjk')).toBeVisible();
});

test('the key of the system with a letter is none of ours', async ({ start, serve }) => {
  const { page } = await start();
  const { members, shell, hands } = parts(page);
  await connectTo(page, await serve());
  await hands.press('ArrowDown');
  const other = process.platform === 'darwin' ? 'Control' : 'Meta';
  for (const key of ['a', 'u', 'Space', 'ArrowDown']) await hands.press(`${other}+${key}`);
  await hands.press('Alt+a');
  await expect(shell.dialog).toBeHidden();
  await expect(members.selected).toBeHidden();
  await hands.press('a');
  await expect(shell.dialog).toBeVisible();
});

test('a saved view opens the list that it was saved in, from every screen and from the palette', async ({
  start,
  serve,
}) => {
  const { page } = await start();
  const { members, users, shell, hands } = parts(page);
  await connectTo(page, await serve());
  const save = async (name: string): Promise<void> => {
    await hands.press('Control+k');
    await hands.type('Save this view');
    await hands.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Save this view' })).toBeVisible();
    await hands.type(name);
    await hands.press('Enter');
    await expect(shell.dialog).toBeHidden();
  };
  const view = (name: string) => shell.places.getByRole('button', { name: new RegExp(`^${name}`) });
  await hands.click(shell.place('Users'));
  await users.search.fill('labs-only');
  await expect(users.rows).toHaveCount(1);
  await save('Only there');
  await expect(view('Only there')).toContainText('in Users');

  await hands.click(shell.place('Acme 80'));
  await expect(members.shown).toContainText('80 of 80');
  await hands.click(view('Only there'));
  await expect(users.rows).toHaveCount(1);
  await expect(users.grid).toBeFocused();

  // What is built in means the organization on every screen.
  const noRole = view('No role');
  const said = (await noRole.textContent()) ?? '';
  await hands.click(shell.place('Acme 80'));
  await expect(noRole).toHaveText(said);
  await hands.click(noRole);
  await expect(members.rows.first()).toBeVisible();

  await hands.click(shell.place('Roles'));
  await hands.press('Control+k');
  await hands.type('Only there');
  await hands.press('Enter');
  await expect(users.rows).toHaveCount(1);
  await expect(users.grid).toBeFocused();
});

test('the editor of a role begins where one types, and the list of roles has the keyboard after it', async ({
  start,
  serve,
}) => {
  const { page } = await start();
  const { roles, shell, hands } = parts(page);
  await connectTo(page, await serve());
  await hands.click(shell.place('Roles'));
  await hands.click(roles.create);
  await expect(roles.name).toBeFocused();
  await hands.click(roles.editor.getByRole('button', { name: 'Cancel' }));
  await expect(roles.editor).toBeHidden();
  await expect(roles.screen).toBeFocused();
  await hands.click(roles.line('Deploy lead'));
  await hands.click(roles.edit);
  await expect(roles.find).toBeFocused();
  await hands.click(roles.editor.getByRole('button', { name: 'Cancel' }));
  await expect(roles.line('Deploy lead')).toBeFocused();
});

test('a review with nothing in it has the keyboard, and Escape leaves it', async ({ start, serve }) => {
  const { page } = await start();
  const { members, shell, hands } = parts(page);
  await connectTo(page, await serve());
  const review = page.getByRole('region', { name: 'Review', exact: true });
  await hands.press('ArrowDown');
  await stageByKeys(page, hands, 'add', 'auditor');
  await hands.press('Control+Shift+p');
  await expect(review.locator('[data-shape]')).toBeFocused();
  await hands.press('x');
  await expect(review).toContainText('Nothing to review');
  await expect(review).toBeFocused();
  await hands.press('Escape');
  await expect(members.grid).toBeFocused();
  await expect(shell.summary).toContainText('No staged changes');
});

test('the sidebar marks the one place where one is: a view instead of its list', async ({ start, serve }) => {
  const { page } = await start();
  const { members, shell, hands } = parts(page);
  await connectTo(page, await serve());
  const marked = shell.places.locator('[aria-current=page]');
  await expect(marked).toHaveText(/^Acme/);
  await hands.click(shell.places.getByRole('button', { name: /^No role/ }));
  await expect(marked).toHaveText(/^No role/);
  await hands.click(members.clear);
  await expect(marked).toHaveText(/^Acme/);
  await hands.click(shell.place('Users'));
  await expect(marked).toHaveText(/^Users/);
});
