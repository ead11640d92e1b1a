import type { ElectronApplication } from '@playwright/test';
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
  const rows = twin.dump().members.filter(({ organization }) => organization === 'coder');
  const wanted = rows.slice(20, 80).map(({ username }) => username);
  const dress = (name: string, n: number): string =>
    [`- ${name.toUpperCase()}`, `* "${name}"`, `${n}. @${name}`, `> ${name},`][n % 4] ?? name;
  const text = `To: ${wanted[0]}\r\n${wanted.map(dress).join('\r\n')}`;
  const asked = twin.requests.length;

  await members.grid.focus();
  await putOnClipboard(app, text);
  const hands = createHands(page);
  await hands.press('Control+v');
  await expect(at.select).toHaveText('Select 60 people');
  await expect(at.counts).toContainText('60 found by username');
  await expect(at.counts).toContainText('1 named more than once');
  await expect(at.select).toBeFocused();
  await hands.press('Enter');
  await expect(members.selected).toHaveText('60 selected');
  expect(hands.count()).toBeLessThanOrEqual(3);
  await expect(members.grid).toBeFocused();
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
  await members.grid.focus();
  await page.keyboard.press('Control+v');
  await expect(at.counts).toContainText('1 found');
  await expect(at.counts).toContainText('1 to choose');
  await expect(at.counts).toContainText('2 unknown');
  await expectAccessible(page, 'paste resolver');
  await page.keyboard.press('ArrowDown');
  await expect(at.select).toHaveText('Select 2 people');
  await at.unknown.getByRole('button', { name: 'Copy' }).click();
  await expect(shellParts(page).tray).toContainText('Copied 2 names.');
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe(
    'nobody-at-all\nno.one@acme.example',
  );
  await at.choose.getByRole('radio').nth(1).focus();
  await page.keyboard.press('Enter');
  await expect(members.selected).toHaveText('2 selected');

  await putOnClipboard(app, 'nobody-at-all');
  await page.keyboard.press('Control+v');
  await expect(at.dialog).toContainText('Nobody found');
  await expect(at.select).toBeDisabled();
  await expectAccessible(page, 'paste found nobody');
  await page.keyboard.press('Escape');
  await expect(members.selected).toHaveText('2 selected');

  await putOnClipboard(app, `x\n`.repeat(6_500_000));
  await page.keyboard.press('Control+v');
  await expect(at.dialog).toContainText('Too much text');
  await page.keyboard.press('Escape');
  await expect(members.grid).toBeFocused();
});
