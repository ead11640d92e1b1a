import type { ElectronApplication } from '@playwright/test';
import { isTitle } from '#shared/core/people/paste/headings.ts';
import { connectTo } from './actions/connect.ts';
import { createHands } from './actions/hands.ts';
import { expectAccessible } from './base/axe.ts';
import { expect, test } from './base/test.ts';
import { membersScreen } from './pages/members.ts';
import { pasteDialog } from './pages/paste.ts';
import { shellParts } from './pages/shell.ts';

const putOnClipboard = (app: ElectronApplication, text: string): Promise<void> =>
  app.evaluate(({ clipboard }, what) => clipboard.writeText(what), text);

test('a list from a ticket becomes the selection in two keys, and nothing is asked of the server', async ({
  start,
  serve,
}) => {
  const twin = await serve({ members: 300 });
  const { app, page } = await start();
  const [members, at] = [membersScreen(page), pasteDialog(page)];
  await connectTo(page, twin);
  // Whose username is the word of a heading is asked about: that is another test's.
  const rows = twin
    .dump()
    .members.filter(({ organization, username }) => organization === 'coder' && !isTitle(username));
  const wanted = rows.slice(20, 80).map(({ username }) => username);
  const dress = (name: string, n: number): string =>
    [`- ${name.toUpperCase()}`, `* "${name}"`, `${n}. @${name}`, `> ${name},`][n % 4] ?? name;
  const text = `To: ${wanted[0]}\r\n${wanted.map(dress).join('\r\n')}`;
  const asked = twin.requests.length;

  await putOnClipboard(app, text);
  const hands = createHands(page);
  await hands.press('Control+v');
  await expect(at.select).toHaveText('Select 60 people');
  await expect(at.sums).toContainText('60 found, 1 named again');
  await expect(at.line(wanted[0] ?? '')).toBeVisible();
  await expect(at.select).toBeFocused();
  await hands.press('Enter');
  await expect(members.selected).toHaveText('60 selected');
  expect(hands.count()).toBeLessThanOrEqual(3);
  // Exactly those people, with one click back, and the keyboard among them.
  await expect(members.shown).toContainText('60 of');
  await expect(members.grid).toBeFocused();
  await page.keyboard.press('a');
  await expect(page.getByRole('dialog', { name: 'Add roles to 60 people' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Show everybody' }).click();
  await expect(members.shown).not.toContainText('60 of');
  expect(twin.requests).toHaveLength(asked);

  // The same from the palette, beside the selection there is.
  await putOnClipboard(
    app,
    rows
      .slice(75, 90)
      .map(({ username }) => username)
      .join(' '),
  );
  await page.keyboard.press('Control+k');
  await page.keyboard.type('select pasted');
  await page.keyboard.press('Enter');
  await expect(at.text).toBeFocused();
  await expectAccessible(page, 'paste field');
  await page.keyboard.press('Control+v');
  await at.dialog.getByRole('radio', { name: 'Add to them' }).check();
  await expect(at.select).toHaveText('Add 15 people to the selection');
  await page.keyboard.press('Enter');
  await expect(members.selected).toHaveText('70 selected');
});

test('names that are not certain are chosen by hand, the rest is told and can be copied', async ({
  start,
  serve,
}) => {
  const twin = await serve();
  const { app, page } = await start();
  const [members, at] = [membersScreen(page), pasteDialog(page)];
  await connectTo(page, twin);
  const somebody = (await members.row(2).getByRole('gridcell').nth(2).textContent()) ?? '';
  const certain = (await members.row(4).getByRole('gridcell').nth(1).textContent()) ?? '';
  await putOnClipboard(app, `${somebody}\n${certain}\nnobody-at-all\nno.one@acme.example`);
  await page.keyboard.press('Control+v');
  await expect(at.sums).toHaveText('4 lines: 4 name people. 4 names: 1 found, 1 to choose, 2 not found.');
  await expectAccessible(page, 'paste: found');
  await at.part('To choose 1').check();
  await expect(at.lines).toHaveCount(1);
  await expectAccessible(page, 'paste: to choose');
  await at.lines.getByRole('radio').nth(1).click();
  await expect(at.select).toHaveText('Select 2 people');
  await at.part('Not found 2').check();
  await expect(at.line('no.one@acme.example')).toContainText('nobody has this address');
  await expectAccessible(page, 'paste: not found');
  await at.dialog.getByRole('button', { name: 'Copy' }).click();
  await expect(shellParts(page).tray).toContainText('Copied 2 names.');
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe(
    'nobody-at-all\nno.one@acme.example',
  );

  // Somebody is left out, and taken again, by the keyboard.
  await at.part('Found 1').check();
  const tick = at.lines.getByRole('checkbox', { name: `Take ${certain}` });
  await tick.focus();
  await page.keyboard.press('Space');
  await expect(at.select).toHaveText('Select 1 person');
  await expect(tick).not.toBeChecked();
  await expect(tick).toBeFocused();
  await page.keyboard.press('Space');
  await expect(at.select).toHaveText('Select 2 people');
  // A second press takes the first back, however soon it comes.
  await tick.evaluate((box: HTMLElement) => {
    box.click();
    box.click();
  });
  await expect(tick).toBeChecked();
  await expect(at.select).toHaveText('Select 2 people');
  await at.search.fill('zzz');
  await expect(at.dialog).toContainText('Nothing here has “zzz” in it.');
  await at.search.fill(certain.slice(0, 5));
  await expect(at.line(certain)).toBeVisible();
  await at.select.focus();
  await page.keyboard.press('Enter');
  await expect(members.selected).toHaveText('2 selected');

  await putOnClipboard(app, 'nobody-at-all');
  await page.keyboard.press('Control+v');
  await expect(at.dialog).toContainText('0 people found');
  await expect(at.line('nobody-at-all')).toBeVisible();
  await expect(at.select).toBeDisabled();
  await expectAccessible(page, 'paste found nobody');
  await page.keyboard.press('Escape');
  await expect(members.selected).toHaveText('2 selected');
});
