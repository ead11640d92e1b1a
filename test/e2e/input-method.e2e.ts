import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { inRoot } from '#build/base/root.ts';
import { sayYes } from './actions/answer.ts';
import { connectTo, waitForCopy } from './actions/connect.ts';
import { createHands } from './actions/hands.ts';
import { createInputMethod, pressAt } from './actions/input-method.ts';
import { stageByKeys, stageByMouse } from './actions/stage.ts';
import { expect, test } from './base/test.ts';
import { accountParts } from './pages/account.ts';
import { approvalWindow } from './pages/approval.ts';
import { connectScreen } from './pages/connect.ts';
import { membersScreen } from './pages/members.ts';
import { pasteDialog } from './pages/paste.ts';
import { reviewScreen } from './pages/review.ts';
import { rolesScreen } from './pages/roles.ts';
import { shellParts } from './pages/shell.ts';
import { signInFields } from './pages/sign-in.ts';
import { stageDialog } from './pages/stage.ts';
import { usersScreen } from './pages/users.ts';

test.setTimeout(180_000);

/** Where text is typed: also a password, for which some systems leave the input method on. */
const FIELDS = 'input:not([type=checkbox], [type=radio]), textarea';
/** What is folded away, with fields in it perhaps. */
const CLOSED = 'details:not([open]) > summary, button[aria-expanded=false]:not([aria-haspopup])';

/** Where text is typed in the lists and their dialogs, by the file that draws it, and what it is called. */
const IN_LISTS: Readonly<Record<string, readonly string[]>> = {
  'app/palette/palette.tsx': ['Command palette'],
  'features/people/people-page.tsx': ['Search members', 'Search users'],
  'features/tokens/tokens-page.tsx': ['Search tokens'],
  'features/staging/stage-dialog.tsx': ['Roles'],
  'features/staging/add-people/add-people-dialog.tsx': ['People'],
  'features/staging/paste/paste-dialog.tsx': ['Usernames or e-mail addresses'],
  'features/staging/paste/part-list.tsx': ['Search this part'],
  'features/roles/role-editor.tsx': ['Name', 'Display name'],
  'features/roles/matrix.tsx': ['Find permissions'],
  'features/views/dialogs.tsx': ['Name'],
};
/** The same in the ways in, the settings of a deployment, and the review. */
const IN_FORMS: Readonly<Record<string, readonly string[]>> = {
  'features/connect/connect-form.tsx': ['Server URL'],
  'features/connect/look-fields.tsx': ['Name'],
  'features/connect/sign-in-form.tsx': ['Session token', 'E-mail', 'Password'],
  'features/connect/first-user.tsx': ['Username', 'E-mail', 'Password', 'Password again'],
  'features/connect/reach-fields.tsx': ['Proxy account', 'Proxy password', 'Proxy address'],
  'features/review/apply-bar.tsx': ['Production: type Acme live'],
  'features/review/guards.tsx': ['Why is it meant?'],
  'features/review/dialogs.tsx': ['Why this plan exists (optional)'],
};
/** What those are made of. */
const PARTS = ['ui/choice-list.tsx', 'ui/search-box.tsx', 'ui/secret-field.tsx'];

const findLeftOut = (fields: typeof IN_LISTS, seen: readonly string[]): readonly string[] =>
  Object.values(fields)
    .flat()
    .filter((name) => !seen.includes(name));

/** The files of the renderer that draw something to type into. */
const listFilesWithFields = (): readonly string[] =>
  readdirSync(inRoot('renderer'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx') && !file.endsWith('.test.tsx'))
    .filter((file) => {
      const drawn = readFileSync(join(inRoot('renderer'), file), 'utf8').split(
        /<(?=input|textarea|SearchBox|ChoiceList|SecretField|Command\.Input)/,
      );
      return drawn.slice(1).some((text) => !/^input[^<]{0,60}type="(radio|checkbox)"/.test(text));
    })
    .sort();

test('every field of the renderer is one of those that a test composes in', () => {
  expect(listFilesWithFields()).toEqual(
    [...Object.keys(IN_LISTS), ...Object.keys(IN_FORMS), ...PARTS].sort(),
  );
});

/** Everything that a key could have done: where one is, what is open, who is chosen, what is staged, what was said. */
const readState = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const texts = (selector: string): string =>
      [...document.querySelectorAll(selector)].map((one) => one.textContent).join('|');
    const { activeElement } = document;
    return JSON.stringify({
      focus: activeElement?.id || activeElement?.getAttribute('aria-label') || activeElement?.tagName,
      screens: [...document.querySelectorAll('[aria-label]')].flatMap((one) =>
        one.matches('section, article, dialog, [role=dialog]') ? [one.getAttribute('aria-label')] : [],
      ),
      dialogs: texts('dialog[open] h2, [role=alert]'),
      staged: texts('[role=status]'),
      chosen: document.querySelectorAll('[role=option][aria-selected=true], [aria-pressed=true]').length,
      pointed: activeElement?.getAttribute('aria-activedescendant'),
    });
  });

/** The same once what was typed has been searched for. */
const readSettled = async (page: Page): Promise<string> => {
  let last = '';
  await expect
    .poll(async () => {
      const was = last;
      last = await readState(page);
      return was === last;
    })
    .toBe(true);
  return last;
};

/** Composes in each text field of a part of the window; says which ones there were. */
const steerEveryField = async (page: Page, part: Locator): Promise<readonly string[]> => {
  const method = await createInputMethod(page);
  const seen: string[] = [];
  // A part that is drawn without its fields yet would be passed over.
  await expect(part.locator(FIELDS).first()).toBeVisible();
  const closed = part.locator(CLOSED);
  // From the last: one that is open is none of them any more, and those behind it would be other ones.
  for (let at = (await closed.count()) - 1; at >= 0; at -= 1)
    if (await closed.nth(at).isVisible()) await closed.nth(at).click();
  // From the last here too: what an address is decides which fields there are below it.
  for (const field of (await part.locator(FIELDS).all()).reverse()) {
    if (!(await field.isVisible())) continue;
    const name = await field.evaluate((one) =>
      one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement
        ? one.getAttribute('aria-label') || one.labels?.[0]?.textContent || one.placeholder
        : '',
    );
    await field.focus();
    // A list that is narrowed by the text composed points at its first line: that is what Enter would take.
    await method.compose('o');
    await expect(field, name).toHaveValue(/o$/);
    const before = await readSettled(page);
    await method.giveUp();
    await method.steerThrough(field, 'o');
    await method.compose('o');
    expect(await readSettled(page), name).toBe(before);
    await method.giveUp();
    seen.push(name);
  }
  await method.end();
  return seen;
};

test('no key acts in a list or a dialog while an input method composes', async ({ start, serve }) => {
  const twin = await serve();
  const { app, page } = await start();
  const [members, users, roles, shell] = [
    membersScreen(page),
    usersScreen(page),
    rolesScreen(page),
    shellParts(page),
  ];
  const hands = createHands(page);
  const seen: string[] = [];
  const steer = async (part: Locator): Promise<void> =>
    void seen.push(...(await steerEveryField(page, part)));
  const inDialog = async (open: () => Promise<void>): Promise<void> => {
    await open();
    await expect(shell.dialog).toBeVisible();
    await steer(shell.dialog);
    await expect(shell.dialog).toBeVisible();
    await hands.press('Escape');
    await expect(shell.dialog).toBeHidden();
  };
  const byPalette = async (words: string): Promise<void> => {
    await hands.press('Control+k');
    await expect(shell.palette).toBeVisible();
    await hands.type(words);
    await hands.press('Enter');
    await expect(shell.palette).toBeHidden();
    await expect(shell.dialog).toBeVisible();
  };

  await connectTo(page, twin);

  await hands.click(members.row(3));
  await expect(members.selected).toHaveText('1 selected');
  await steer(members.screen);
  await hands.click(members.row(3));
  await expect(members.selected).toHaveText('1 selected');
  for (const key of ['a', 's', 'n']) await inDialog(() => hands.press(key));
  await inDialog(() => hands.press('Control+k'));
  for (const words of ['Select pasted', 'Save this view']) await inDialog(() => byPalette(words));
  await app.evaluate(({ clipboard }) => clipboard.writeText('admin\nnobody-at-all'));
  await inDialog(async () => {
    await hands.press('Control+v');
    await expect(pasteDialog(page).search).toBeVisible();
  });
  await expect(shell.summary).toContainText('No staged changes');

  await hands.click(shell.place('Users'));
  await expect(users.row(0)).toHaveAttribute('aria-busy', 'false');
  await steer(users.screen);
  await hands.click(shell.place('Tokens'));
  const tokens = page.getByRole('region', { name: 'Tokens' });
  await expect(tokens.getByRole('grid')).toBeFocused();
  await steer(tokens);
  await hands.click(shell.place('Roles'));
  await hands.click(roles.create);
  await expect(roles.editor).toBeVisible();
  await steer(roles.screen);
  await expect(roles.editor).toBeVisible();
  await expect(shell.summary).toContainText('No staged changes');

  expect(findLeftOut(IN_LISTS, seen)).toEqual([]);
});

test('no key acts in a way in, in settings or in the review while an input method composes', async ({
  start,
  serve,
}) => {
  const { app, page } = await start();
  const [at, fields, members, review, shell] = [
    connectScreen(page),
    signInFields(page, 'form'),
    membersScreen(page),
    reviewScreen(page),
    shellParts(page),
  ];
  const hands = createHands(page);
  const seen: string[] = [];
  const steer = async (part: Locator): Promise<void> =>
    void seen.push(...(await steerEveryField(page, part)));
  const enterServer = async (url: string): Promise<void> => {
    await at.url.fill(url);
    await sayYes(page, () => at.check.click());
  };

  await enterServer((await serve({ firstUser: false })).url);
  await hands.click(fields.startFirstUser);
  await steer(at.form);
  const twin = await serve({ members: 120 });
  await enterServer(twin.url);
  await hands.click(fields.byPassword);
  await hands.choose(at.form.getByLabel('Proxy', { exact: true }), 'manual');
  await steer(at.form);
  await hands.choose(at.form.getByLabel('Proxy', { exact: true }), 'system');
  await hands.click(fields.byToken);
  await steer(at.form);
  await fields.token.fill(twin.ownerToken);
  await at.name.fill('Acme live');
  await hands.choose(at.environment, 'production');
  await sayYes(page, () => at.connect.click());
  await waitForCopy(page);

  const asked = app.waitForEvent('window');
  await hands.click(accountParts(page).unlock);
  const question = await asked;
  await createHands(question).clickToClose(approvalWindow(question).confirm);
  await hands.press('Control+a');
  await stageByMouse(page, hands, 'exactly', ['Organization Auditor']);
  await hands.press('Control+Shift+p');
  await hands.click(review.guards.getByRole('button', { name: 'Override…' }).first());
  await expect(review.name).toBeVisible();
  await steer(review.screen);
  await hands.press('Control+k');
  await hands.type('Save plan');
  await hands.press('Enter');
  await expect(shell.palette).toBeHidden();
  await steer(shell.dialog);
  await hands.press('Escape');
  await expect(members.grid).toBeHidden();
  await expect(review.screen).toBeVisible();
  expect(app.windows()).toHaveLength(1);
  expect(findLeftOut(IN_FORMS, seen)).toEqual([]);
});

test('the Enter that accepts a candidate stages nothing, also where it comes once more as on macOS', async ({
  start,
  serve,
}) => {
  const { page } = await start();
  const [members, shell, stage] = [membersScreen(page), shellParts(page), stageDialog(page)];
  await connectTo(page, await serve());
  const hands = createHands(page);
  await hands.click(members.row(3));
  await hands.press('a');
  await expect(stage.input).toBeFocused();
  const method = await createInputMethod(page);
  await method.compose('auditor');
  await expect(stage.role('Organization Auditor')).toBeVisible();
  await method.steer('Enter', 'Enter', 13);
  await method.steer('Enter', 'Enter');
  // Accepted, and only then comes the key, with nothing to tell it by.
  await method.accept('auditor');
  await method.steer('Enter', 'Enter', 13);
  await expect(stage.dialog).toBeVisible();
  await expect(stage.input).toHaveValue('auditor');
  await expect(shell.summary).toContainText('No staged changes');
  // The next one is meant.
  await hands.press('Enter');
  await expect(stage.dialog).toBeHidden();
  await expect(shell.summary).toContainText('+Organization Auditor 1');
});

test('keys do on a Russian, Greek, Hebrew or kana layout what they do on a Latin one', async ({
  start,
  serve,
}) => {
  const { page } = await start();
  const [members, shell, stage] = [membersScreen(page), shellParts(page), stageDialog(page)];
  await connectTo(page, await serve());
  const hands = createHands(page);
  for (const [add, find, palette] of [
    ['ф', 'а', 'л'],
    ['α', 'φ', 'κ'],
    ['ש', 'כ', 'ל'],
    ['ち', 'は', 'の'],
  ] as const) {
    await hands.click(members.row(3));
    await pressAt(page, add, 'KeyA');
    await expect(stage.dialog).toBeVisible();
    await hands.press('Escape');
    await expect(stage.dialog).toBeHidden();
    await pressAt(page, find, 'KeyF', { isCtrl: true });
    await expect(members.search).toBeFocused();
    await pressAt(page, palette, 'KeyK', { isCtrl: true });
    await expect(shell.palette).toBeVisible();
    await hands.press('Escape');
    await expect(shell.palette).toBeHidden();
  }
});

test('Control and the key of Z take back what is staged on any layout, never what was typed', async ({
  start,
  serve,
}) => {
  const { page } = await start();
  const [members, shell, stage] = [membersScreen(page), shellParts(page), stageDialog(page)];
  await connectTo(page, await serve());
  const hands = createHands(page);
  await hands.press('Control+f');
  await hands.type('zoe-w');
  await expect(members.rows).toHaveCount(1);
  // Emptied by hand: the browser remembers that, and would find it to take back.
  await hands.press('Control+a');
  await hands.press('Delete');
  await expect(members.shown).toContainText('80 of 80');
  await hands.click(members.row(3));
  await stageByKeys(page, hands, 'add', 'auditor');
  await expect(shell.summary).toContainText('1 person');
  const undo = (): Promise<void> => pressAt(page, 'я', 'KeyZ', { isCtrl: true });
  await undo();
  await expect(shell.summary).toContainText('No staged changes');
  // Nothing is left to take back, and a dialog with no text in focus: the browser must not find something.
  await undo();
  await hands.press('a');
  await expect(stage.dialog).toBeVisible();
  await stage.cancel.focus();
  await undo();
  await hands.press('Escape');
  await expect(stage.dialog).toBeHidden();
  await expect(members.search).toHaveValue('');
  await expect(members.shown).toContainText('80 of 80');
});
