import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { COMMANDS } from '#shared/contract/commands.ts';
import { findStrangers, hostsPath, readContacts } from '#test/hosts/contacted.ts';
import { sayYes } from './actions/answer.ts';
import { startApply, waitForEnd } from './actions/apply.ts';
import { waitForCopy } from './actions/connect.ts';
import { createHands } from './actions/hands.ts';
import { stageByKeys } from './actions/stage.ts';
import { readHeap } from './base/heap.ts';
import { readNetLog } from './base/net-log.ts';
import { expect, test } from './base/test.ts';
import { connectScreen } from './pages/connect.ts';
import { membersScreen } from './pages/members.ts';
import { shellParts } from './pages/shell.ts';

const marker = 'nothing was copied';
const setClipboard = (app: ElectronApplication, text: string) =>
  app.evaluate(({ clipboard }, it) => clipboard.writeText(it), text);
const readClipboard = (app: ElectronApplication) => app.evaluate(({ clipboard }) => clipboard.readText());

/** Chooses a command in the menu bar, if it can be chosen now. */
const choose = (app: ElectronApplication, id: string) =>
  app.evaluate(({ Menu }, wanted) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(wanted);
    if (item?.enabled !== true) return false;
    item.click();
    return true;
  }, id);

/** Commands that would change something, open a dialog of the system, or end the walk. */
const LEFT_OUT =
  /^(plan\.open|plan\.save|plan\.copy-|deployment\.(add|switch|lock)|sync\.|run\.|draft\.|history\.verify|diagnostics\.)/;

/** Selects and copies everything there is, the way a person does, and says what the clipboard then holds. */
const copyAll = async (app: ElectronApplication, page: Page): Promise<string> => {
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  await page.evaluate(() => document.execCommand('selectAll'));
  await page.keyboard.press('Control+c');
  return readClipboard(app);
};

test('from the first start through every screen only the server is contacted, and the token cannot be copied out', async ({
  start,
  serve,
  profileDir,
}) => {
  test.setTimeout(150_000);
  const twin = await serve();
  const token = twin.ownerToken;
  const netLog = join(profileDir, 'net.json');
  const notedBefore = existsSync(hostsPath) ? statSync(hostsPath).size : 0;
  const { app, page } = await start({
    args: [`--log-net-log=${netLog}`, '--net-log-capture-mode=Everything'],
  });
  const [at, members, shell] = [connectScreen(page), membersScreen(page), shellParts(page)];
  const hands = createHands(page);

  await hands.click(at.url);
  await hands.type(twin.url);
  await hands.click(at.token);
  await setClipboard(app, token);
  await hands.press('Control+v');
  await expect(at.token).toHaveValue(token);
  await setClipboard(app, marker);
  for (const chord of ['Control+a', 'Control+c', 'Control+x', 'Control+Insert', 'Shift+Delete'])
    await hands.press(chord);
  expect(await copyAll(app, page)).not.toContain(token);
  await expect(at.token).toHaveValue(token);
  await sayYes(page, () => at.check.click());
  await expect(at.form.getByText(/answers there/)).toBeVisible();
  // The word is wrong in every language: a spell-checker would want a dictionary for it.
  await at.name.fill('Akme produktoin teh');
  await hands.choose(at.environment, 'staging');
  await sayYes(page, () => at.connect.click());
  await waitForCopy(page);

  await hands.click(members.search);
  await hands.type('mmeber wiht mistaeks ');
  await members.search.fill('');
  await hands.click(members.row(3));
  await stageByKeys(page, hands, 'add', 'auditor');
  await hands.click(shell.review);
  await startApply(app, page, hands);
  await waitForEnd(page);
  const held: string[] = [await copyAll(app, page)];
  const walked: string[] = [];
  for (const { id } of COMMANDS.filter((command) => !LEFT_OUT.test(command.id))) {
    if (!(await choose(app, id))) continue;
    walked.push(id);
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    held.push(await copyAll(app, page));
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  }
  expect(walked).toEqual(
    expect.arrayContaining(['view.users', 'view.roles', 'view.history', 'view.changes', 'help.about']),
  );
  expect(walked.length).toBeGreaterThanOrEqual(15);
  expect(held.filter((text) => text.includes(token))).toEqual([]);

  // A token's worth of text that is kept is found: the search works.
  const planted = token.split('').toReversed().join('');
  await page.evaluate((it) => Object.assign(window, { planted: it }), planted);
  const heap = await readHeap(page);
  expect([heap.includes(planted), heap.includes(token)]).toEqual([true, false]);

  // One request that is in the log for certain; it gets as far as the proxy that is not there.
  await app.evaluate(
    ({ net }) =>
      new Promise<void>((resolve) => {
        const request = net.request('http://control.example/');
        request.on('error', () => resolve());
        request.end();
      }),
  );
  await app.close();
  const asked = readNetLog(netLog);
  // It is the first thing in the log, and all that follows is of its making.
  expect(asked[0]).toBe('URL_REQUEST_START_JOB "http://control.example/"');
  const noted = readContacts(hostsPath, notedBefore);
  expect(noted.filter(({ how }) => how === 'process').length).toBeGreaterThanOrEqual(2);
  expect(noted.filter(({ how }) => how === 'tcp').map(({ host }) => host)).toContain('127.0.0.1');
  expect(findStrangers(noted)).toEqual([]);
});
