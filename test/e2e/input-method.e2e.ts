import type { Locator, Page } from '@playwright/test';
import { connectTo } from './actions/connect.ts';
import { createHands } from './actions/hands.ts';
import { createInputMethod, pressAt } from './actions/input-method.ts';
import { stageByKeys } from './actions/stage.ts';
import { expect, test } from './base/test.ts';
import { connectScreen } from './pages/connect.ts';
import { membersScreen } from './pages/members.ts';
import { rolesScreen } from './pages/roles.ts';
import { shellParts } from './pages/shell.ts';
import { stageDialog } from './pages/stage.ts';
import { usersScreen } from './pages/users.ts';

test.setTimeout(180_000);

/** Where text is typed: also a password, for which some systems leave the input method on. */
const FIELDS = 'input:not([type=checkbox], [type=radio]), textarea';
/** What is folded away, with fields in it perhaps. */
const CLOSED = 'details:not([open]) > summary, button[aria-expanded=false]:not([aria-haspopup])';

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
  const closed = part.locator(CLOSED);
  // From the last: one that is open is none of them any more, and those behind it would be other ones.
  for (let at = (await closed.count()) - 1; at >= 0; at -= 1)
    if (await closed.nth(at).isVisible()) await closed.nth(at).click();
  for (const field of await part.locator(FIELDS).all()) {
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

test('no key acts in any text field while an input method composes', async ({ start, serve }) => {
  const twin = await serve();
  const { page } = await start();
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

  await steer(connectScreen(page).screen);
  await connectTo(page, twin);

  await hands.click(members.row(3));
  await expect(members.selected).toHaveText('1 selected');
  await steer(members.screen);
  await hands.click(members.row(3));
  await expect(members.selected).toHaveText('1 selected');
  for (const key of ['a', 's', 'n']) await inDialog(() => hands.press(key));
  await inDialog(() => hands.press('Control+k'));
  for (const words of ['Select pasted', 'Save this view', 'Replace token'])
    await inDialog(() => byPalette(words));
  await expect(shell.summary).toContainText('No staged changes');

  await hands.click(shell.place('Users'));
  await expect(users.row(0)).toHaveAttribute('aria-busy', 'false');
  await steer(users.screen);
  await hands.click(shell.place('Roles'));
  await hands.click(roles.create);
  await expect(roles.editor).toBeVisible();
  await steer(roles.screen);
  await expect(roles.editor).toBeVisible();
  await expect(shell.summary).toContainText('No staged changes');

  expect(seen.length).toBeGreaterThanOrEqual(16);
  expect(seen).toEqual(
    expect.arrayContaining([
      'Session token',
      'Search members',
      'Search users',
      'Roles',
      'People',
      'Find permissions',
    ]),
  );
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
