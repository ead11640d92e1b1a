import type { Locator, Page } from '@playwright/test';
import { connectTo } from './actions/connect.ts';
import { createHands } from './actions/hands.ts';
import { expect, test } from './base/test.ts';
import { membersScreen } from './pages/members.ts';
import { pasteDialog } from './pages/paste.ts';
import { shellParts } from './pages/shell.ts';
import { stageDialog } from './pages/stage.ts';
import { usersScreen } from './pages/users.ts';

test.setTimeout(180_000);

/** A name as a server has it, and what people type for it. */
const NAMES: readonly (readonly [stored: string, ...typed: readonly string[]])[] = [
  ['A\u030Asa Qvist', '\u00C5sa', 'A\u030Asa', '  \u00E5SA  qvi '],
  ['J\u00F6rg M\u00FCller', 'muller', 'MU\u0308LLER'],
  ['Max Stra\u00DFe', 'strasse', 'STRA\u1E9EE'],
  ['I\u015F\u0131k Y\u0131lmaz', 'isik', '\u0131\u015F\u0131k', 'I\u015EIK'],
  ['\u0130pek Demir', 'ipek', '\u0130PEK'],
  ['Seán O\u2019Brien', 'obrien', "sean o'b"],
  ['\uFF21\uFF44\uFF41 \uFF37ong', 'ada wong'],
  ['\u30BF\u30CA\u30AB \u30CF\u30CA', '\u305F\u306A\u304B', '\uFF80\uFF85\uFF76'],
  ['\u1112\u1161\u11AB\u1100\u1173\u11AF', '\uD55C\uAE00', '\uD558'],
  ['Rocket \u{1F680} Jo', '\u{1F680}'],
  ['Jo 100% _real_ *x*', '100%', '_real_', '*X*'],
  ['Jo "the fox" OR NOT', '"the', 'or not'],
];

/** Types as a person does, also what no key of a keyboard gives. */
const typeOver = async (page: Page, field: Locator, text: string): Promise<void> => {
  await expect(field).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
  await expect(field).toHaveValue(text);
};

test('a name is found however it is written and typed, in every place that searches', async ({
  start,
  serve,
}) => {
  const twin = await serve();
  for (const [at, [name]] of NAMES.entries()) {
    twin.edit.createUser({ username: `in-${at}`, name });
    twin.edit.createUser({ username: `out-${at}`, name, organization: null });
    twin.edit.putRole({ name: `role-${at}`, displayName: name });
  }
  const { app, page } = await start();
  const [members, users, shell, stage, paste] = [
    membersScreen(page),
    usersScreen(page),
    shellParts(page),
    stageDialog(page),
    pasteDialog(page),
  ];
  const hands = createHands(page);
  await connectTo(page, twin);
  /** Types each way, and says what was typed where what is found is another. */
  const tryAll = async (
    where: string,
    field: Locator,
    expectFound: (at: number, typed: string) => Promise<void>,
  ): Promise<void> => {
    for (const [at, [, ...all]] of NAMES.entries())
      for (const typed of all)
        await test.step(`${where}: ${escape(typed)}`, async () => {
          await typeOver(page, field, typed);
          await expectFound(at, typed);
        });
  };
  const expectLines = (lines: Locator, ...texts: readonly string[]): Promise<void> =>
    expect(lines).toHaveText(texts.map((text) => new RegExp(text)));

  await hands.press('Control+f');
  await tryAll('members', members.search, (at) => expectLines(members.rows, `^in-${at}(?!\\d)`));
  await hands.press('Escape');
  await hands.press('Escape');

  await hands.press('a');
  await expect(stage.dialog).toBeHidden();
  await hands.press('ArrowDown');
  await hands.press('a');
  await tryAll('roles', stage.input, () =>
    expect(stage.dialog.getByRole('option')).toHaveText([/1 holder|0 holders/]),
  );
  await hands.press('Escape');

  await hands.press('n');
  await tryAll('add people', page.getByRole('combobox', { name: 'People' }), (at) =>
    expectLines(paste.dialog.getByRole('option'), `^out-${at}(?!\\d)`),
  );
  await hands.press('Escape');
  await expect(shell.dialog).toBeHidden();

  await hands.press('Control+k');
  await tryAll('palette', shell.palette.getByRole('combobox'), async (at) => {
    await expectLines(
      shell.palette.getByRole('group', { name: /^People/ }).getByRole('option'),
      `^in-${at}(?!\\d)`,
      `^out-${at}(?!\\d)`,
    );
    await expect(
      shell.palette.getByRole('group', { name: 'Filter by role' }).getByRole('option'),
    ).toHaveCount(1);
  });
  await hands.press('Escape');

  const all = NAMES.map((_, at) => `in-${at}`).join('\n');
  await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), all);
  await hands.press('Control+v');
  await expect(paste.select).toBeVisible();
  await hands.click(paste.search);
  await tryAll('a pasted list', paste.search, (at) => expectLines(paste.lines, `in-${at}(?!\\d)`));
  await hands.press('Escape');
  await expect(paste.search).toHaveValue('');
  await hands.press('Escape');
  await expect(shell.dialog).toBeHidden();

  await hands.click(shell.place('Users'));
  await hands.press('Control+f');
  await tryAll('users', users.search, (at) =>
    expectLines(users.rows, `^in-${at}(?!\\d)`, `^out-${at}(?!\\d)`),
  );
});

test('a letter typed while the letters before it are searched for is not lost', async ({ start, serve }) => {
  const { app, page } = await start();
  const [paste, hands] = [pasteDialog(page), createHands(page)];
  const twin = await serve();
  for (let n = 0; n < 12; n += 1) twin.edit.createUser({ username: `in-${n}` });
  await connectTo(page, twin);
  const all = Array.from({ length: 12 }, (_, n) => `in-${n}`).join('\n');
  await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), all);
  await hands.press('Control+v');
  await hands.click(paste.search);
  // The last letter comes right after the page has drawn that the others are searched for: no hand is that exact.
  await page.evaluate(() => {
    const { activeElement } = document;
    const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    const type = (text: string): void => {
      write?.call(activeElement, text);
      activeElement?.dispatchEvent(new InputEvent('input', { bubbles: true }));
    };
    const seen = new MutationObserver(() => {
      if (document.body.textContent?.includes('for “in”') !== true) return;
      seen.disconnect();
      type('in-1');
    });
    seen.observe(document.body, { subtree: true, childList: true, characterData: true });
    type('i');
    type('in');
  });
  await expect(paste.lines).toHaveCount(3);
  await expect(paste.search).toHaveValue('in-1');
});

test('an Enter that comes before those who are found means them, and what finds nobody confirms nothing', async ({
  start,
  serve,
}) => {
  const twin = await serve();
  for (const username of ['out-1', 'out-2', 'out-3']) twin.edit.createUser({ username, organization: null });
  const { page } = await start();
  const [shell, stage, hands] = [shellParts(page), stageDialog(page), createHands(page)];
  await connectTo(page, twin);
  await hands.press('n');
  const picked = page.getByRole('list', { name: 'Chosen people' });
  const people = page.getByRole('combobox', { name: 'People' });
  await expect(people).toBeFocused();
  await hands.type('out-');
  await expect(page.getByRole('option')).toHaveCount(3);
  // In one go: the store cannot have answered between the text and the key.
  await page.evaluate(() => {
    const { activeElement } = document;
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(activeElement, 'out-3');
    activeElement?.dispatchEvent(new InputEvent('input', { bubbles: true }));
    activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true }),
    );
  });
  await expect(picked).toContainText('out-3');
  // One more, mistyped: the one who is picked is not staged in their place.
  await hands.type('out-33');
  await expect(page.getByRole('option')).toHaveCount(0);
  await hands.press('Enter');
  await expect(people).toHaveValue('out-33');
  await hands.press('Escape');
  await expect(shell.dialog).toBeHidden();
  await expect(shell.summary).toContainText('No staged changes');

  await hands.press('ArrowDown');
  await hands.press('a');
  await expect(stage.input).toBeFocused();
  await hands.type('audit');
  await hands.press('Shift+Enter');
  for (const text of ['ownr', '-', '\u200B']) {
    await typeOver(page, stage.input, text);
    await hands.press('Enter');
    await expect(stage.input).toHaveValue(text);
  }
  await typeOver(page, stage.input, '');
  await hands.press('Enter');
  await expect(shell.summary).toContainText('+Organization Auditor 1');
});
