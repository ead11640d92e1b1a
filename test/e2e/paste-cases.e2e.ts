import type { ElectronApplication } from '@playwright/test';
import type { Twin } from '#electron/demo/index.ts';
import { listTree, readCommandLine } from '#test/kit/process-tree.ts';
import { connectTo } from './actions/connect.ts';
import { expectAccessible } from './base/axe.ts';
import { expect, test } from './base/test.ts';
import { membersScreen } from './pages/members.ts';
import { pasteDialog } from './pages/paste.ts';
import { shellParts } from './pages/shell.ts';
import { resizeTo } from './tour/size.ts';

const putOnClipboard = (app: ElectronApplication, text: string): Promise<void> =>
  app.evaluate(({ clipboard }, what) => clipboard.writeText(what), text);

/** People whose surnames, first names and words of tables are usernames of others. */
const PEOPLE = ['smith', 'asmith', 'anna', 'bjones', 'jones', 'bob', 'user', 'member'] as const;
const addPeople = (twin: Twin): void => {
  for (const username of PEOPLE) twin.edit.createUser({ username, loginType: 'password' });
};

const GOOGLE = [
  'First Name [Required],Last Name [Required],Email Address [Required],Password [Required],Org Unit Path [Required],Status [READ ONLY]',
  'Anna,Smith,asmith@acme.example,****,/Engineering,Active',
  'Bob,Jones,bjones@acme.example,Hunter-2,/,Active',
].join('\r\n');
const ENTRA = [
  'id,userPrincipalName,displayName,objectType,userType,isUser,isGroup,isGuest',
  '8d1f0c1e-0000-4000-8000-000000000001,asmith@acme.example,Anna Smith,User,Member,True,False,False',
  '8d1f0c1e-0000-4000-8000-000000000002,bjones@acme.example,Bob Jones,User,Member,True,False,False',
].join('\n');
const ENTRA_CREATE = [
  'version:v1.0',
  'Name [displayName] Required,User name [userPrincipalName] Required,Initial password [passwordProfile] Required,Block sign in (Yes/No) [accountEnabled] Required,First name [givenName],Last name [surname]',
  'Anna Smith,asmith@acme.example,Secret-Start-1,No,Anna,Smith',
  'Bob Jones,bjones@acme.example,Secret-Start-2,No,Bob,Jones',
].join('\n');

/** Texts as other programs write them; each means asmith and bjones, and nobody else. */
const CASES: readonly { readonly name: string; readonly text: string; readonly secret?: RegExp }[] = [
  {
    name: 'an address line of Outlook',
    text: 'Smith, Anna (IT) <asmith@acme.example>; Jones, Bob (HR) <bjones@acme.example>',
  },
  { name: 'users of Google Workspace', text: GOOGLE, secret: /Hunter|Password|\*{4}/ },
  { name: 'group members of Entra', text: ENTRA },
  { name: 'people to be created in Entra', text: ENTRA_CREATE, secret: /Secret-Start|password/i },
  {
    name: 'a sheet with a mark before it, semicolons and a cell of two lines',
    text: '\ufeffsep=;\r\nName;Work email\r\n"Smith\r\nAnna";asmith@acme.example\r\nJones;bjones@acme.example\r\n',
  },
  { name: 'mentions of Jira', text: '[~asmith] [~bjones]' },
  { name: 'accounts of a Windows domain', text: 'ACME\\asmith\nACME\\bjones' },
];

test('what other programs write means the people they mean, and shows no secret', async ({
  start,
  serve,
}) => {
  test.setTimeout(240_000);
  const twin = await serve();
  addPeople(twin);
  const { app, page } = await start();
  const at = pasteDialog(page);
  await connectTo(page, twin);
  for (const { name, text, secret } of CASES)
    await test.step(name, async () => {
      await putOnClipboard(app, text);
      await page.keyboard.press('Control+v');
      await expect(at.select, name).toHaveText('Select 2 people');
      await expect(at.lines).toHaveCount(2);
      for (const username of ['asmith', 'bjones'])
        await expect(at.lines.getByRole('checkbox', { name: `Take ${username}`, exact: true })).toBeChecked();
      if (secret !== undefined)
        for (const part of await at.dialog.getByRole('radio').all()) {
          await part.check();
          await expect(at.dialog).not.toContainText(secret);
        }
      await page.keyboard.press('Escape');
    });
});

test('a role that a ticket names is proposed, and staged for the people it names', async ({
  start,
  serve,
}) => {
  const twin = await serve();
  addPeople(twin);
  const { app, page } = await start();
  const [members, at, shell] = [membersScreen(page), pasteDialog(page), shellParts(page)];
  await connectTo(page, twin);
  await putOnClipboard(app, 'Hi,\nplease add Deploy lead to these people:\nasmith\nbjones\n\nThanks, Zoe');
  await page.keyboard.press('Control+v');
  await expect(at.dialog).toContainText('Deploy lead was named: add it?');
  await expect(at.select).toHaveText('Select 2 people');
  await expectAccessible(page, 'paste: role proposed');
  await at.dialog.getByRole('button', { name: 'Select and add it…' }).click();
  const stage = page.getByRole('dialog', { name: 'Add roles to 2 people' });
  await expect(stage).toContainText('Deploy lead');
  await stage.getByRole('button', { name: 'Add to 2 people' }).click();
  await expect(shell.summary).toContainText('+Deploy lead 2');
  await expect(members.grid).toBeFocused();
  await expect(members.shown).toContainText('2 of');
});

test('100,000 lines are read with every line accounted for, and can be called off', async ({
  start,
  serve,
}) => {
  test.setTimeout(240_000);
  const twin = await serve();
  addPeople(twin);
  const { app, page } = await start();
  const at = pasteDialog(page);
  await connectTo(page, twin);
  const lines = Array.from({ length: 99_998 }, (_, n) => `nobody-${n}@acme.example`);
  await putOnClipboard(app, ['asmith@acme.example', ...lines, 'bjones'].join('\n'));
  await page.keyboard.press('Control+v');
  await expect(at.dialog.getByRole('progressbar')).toBeVisible();
  await expect(at.dialog).toContainText('100,000 lines');
  await page.keyboard.press('Escape');
  await expect(at.dialog).toBeHidden();

  await page.keyboard.press('Control+v');
  await expect(at.sums).toHaveText(
    '100,000 lines: 100,000 name people. 100,000 names: 2 found, 99,998 not found.',
    { timeout: 60_000 },
  );
  await at.part('Not found 99,998').check();
  await at.search.fill('nobody-99997@');
  await expect(at.lines).toHaveCount(1);
  await at.search.fill('');
  await at.dialog.getByRole('button', { name: 'Copy' }).click();
  await expect(shellParts(page).tray).toContainText('Copied 99,998 names.');
  expect((await app.evaluate(({ clipboard }) => clipboard.readText())).split('\n')).toHaveLength(99_998);
});

test('two long lists are added to an organization whole', async ({ start, serve }) => {
  test.setTimeout(240_000);
  const twin = await serve({ members: 50 });
  const names = Array.from({ length: 4_300 }, (_, n) => `newcomer-${n}`);
  for (const username of names) twin.edit.createUser({ username, loginType: 'password', organization: null });
  const { app, page } = await start();
  const [at, shell] = [pasteDialog(page), shellParts(page)];
  await connectTo(page, twin);
  await page.keyboard.press('n');
  await expect(at.dialog.getByRole('combobox', { name: 'People' })).toBeFocused();
  for (const part of [names.slice(0, 2_200), names.slice(2_200)]) {
    await putOnClipboard(app, part.join('\n'));
    await page.keyboard.press('Control+v');
    await expect(at.sums).toContainText('found');
  }
  await expect(at.sums).toHaveText('4,300 lines: 4,300 name people. 4,300 names: 4,300 found.');
  await expectAccessible(page, 'add people: a list');
  await at.dialog.getByRole('button', { name: 'Add 4,300 people' }).click();
  await expect(shell.summary).toContainText('4,300 join');
});

test('the field to pick people from is not squeezed away by a pasted list in a low window', async ({
  start,
  serve,
}) => {
  const twin = await serve();
  const { app, page } = await start();
  await connectTo(page, twin);
  await resizeTo(app, { width: 1024, height: 700 });
  await page.keyboard.press('n');
  const field = page.getByRole('combobox', { name: 'People' });
  await expect(field).toBeFocused();
  await page.keyboard.type('labs');
  await putOnClipboard(app, 'labs-only\nnobody-at-all');
  await page.keyboard.press('Control+v');
  await expect(pasteDialog(page).sums).toBeVisible();
  await expect(page.getByRole('option', { name: /^labs-only/ })).toBeInViewport({ ratio: 1 });
  await expect(field).toBeInViewport({ ratio: 1 });
});

test('a pasted list is looked up without a network, and again when the store has failed', async ({
  start,
  serve,
}) => {
  const twin = await serve();
  addPeople(twin);
  const { app, page } = await start();
  const [members, at] = [membersScreen(page), pasteDialog(page)];
  await connectTo(page, twin);
  await twin.close();
  await putOnClipboard(app, 'Smith, Anna <asmith@acme.example>\nbjones');
  await page.keyboard.press('Control+v');
  await expect(at.select).toHaveText('Select 2 people');

  // The store ends under the open dialog: the list is put down again in the next one, and can be taken.
  const store = listTree(app.process().pid ?? 0).find((pid) => readCommandLine(pid).includes('store.cjs'));
  process.kill(store ?? 0, 'SIGKILL');
  await expect(at.select).toHaveText('Select 2 people');
  await at.part('Found 2').check();
  await expect(at.lines).toHaveCount(2);
  // Pressed before the next store is there, the button says so, and works when pressed again.
  await expect(async () => {
    await at.select.click({ timeout: 1_000 });
    await expect(members.selected).toHaveText('2 selected', { timeout: 1_000 });
  }).toPass();
  await expect(members.shown).toContainText('2 of');
});

test('people from a list and picked by hand are one number', async ({ start, serve }) => {
  const twin = await serve();
  for (const username of ['newcomer-1', 'newcomer-2', 'newcomer-3'])
    twin.edit.createUser({ username, loginType: 'password', organization: null });
  const { app, page } = await start();
  const [at, shell] = [pasteDialog(page), shellParts(page)];
  await connectTo(page, twin);
  await page.keyboard.press('n');
  const field = at.dialog.getByRole('combobox', { name: 'People' });
  await expect(field).toBeFocused();
  await putOnClipboard(app, 'newcomer-1\nnewcomer-2');
  await page.keyboard.press('Control+v');
  await expect(at.select).toHaveText('Add 2 people');
  for (const [typed, count] of [
    ['newcomer-3', 3],
    ['newcomer-2', 3],
  ] as const) {
    await field.fill(typed);
    await at.dialog.getByRole('option', { name: typed }).click();
    await expect(at.select).toHaveText(`Add ${count} people`);
  }
  await at.select.click();
  await expect(shell.summary).toContainText('3 join');
});
