import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { listTree, readPublicFace } from '#test/kit/process-tree.ts';
import { startApply, waitForEnd } from './actions/apply.ts';
import { connectTo } from './actions/connect.ts';
import { createHands } from './actions/hands.ts';
import { answerSaveDialog } from './actions/save-dialog.ts';
import { stageByKeys } from './actions/stage.ts';
import { findInFolder, toDisguises } from './base/canary.ts';
import { findPuts } from './base/server-side.ts';
import { expect, test } from './base/test.ts';
import { membersScreen } from './pages/members.ts';
import { runScreen } from './pages/run.ts';
import { shellParts } from './pages/shell.ts';

const PLANTED = 'planted-in-the-heap-of-main-0123456789';

/** Which of the texts are in the heap of main, after everything that nobody refers to was collected. */
const findInMainHeap = async (
  app: ElectronApplication,
  folder: string,
  texts: readonly string[],
): Promise<readonly string[]> => {
  const file = join(folder, 'main.heapsnapshot');
  await app.evaluate(
    (_electron, { file, planted }) => {
      Reflect.set(globalThis, 'planted', planted);
      process.mainModule?.require('node:v8').writeHeapSnapshot(file);
    },
    { file, planted: PLANTED },
  );
  const heap = readFileSync(file, 'utf8');
  rmSync(file);
  return texts.filter((text) => heap.includes(text));
};

test('the token is nowhere but in the keychain: not on disk, in arguments, environment, titles or the page', async ({
  start,
  serve,
  profileDir,
}) => {
  const twin = await serve({ members: 340 });
  const temporary = mkdtempSync(join(tmpdir(), 'rollcall-temp-'));
  const { app, page } = await start({ env: { TMPDIR: temporary } });
  const [members, shell] = [membersScreen(page), shellParts(page)];
  await connectTo(page, twin);
  const hands = createHands(page);
  await hands.click(members.filter('No role'));
  await hands.click(members.selectAll);
  await expect(members.selected).toBeVisible();
  await stageByKeys(page, hands, 'add', 'auditor');
  await hands.click(shell.review);
  await startApply(app, page, hands);
  await waitForEnd(page);
  expect(findPuts(twin).length).toBeGreaterThan(200);
  await answerSaveDialog(app, join(temporary, 'result.csv'));
  await hands.click(runScreen(page).saveCsv);
  await expect(shell.summary).toContainText('Saved result.csv');
  // An error with the token in play: the server is gone in the middle of the day.
  await twin.close();
  await hands.click(shell.refresh);
  await expect(shell.state).toContainText('offline');

  const disguises = toDisguises(twin.ownerToken);
  const pids = [app.process().pid ?? 0, ...listTree(app.process().pid ?? 0)];
  expect(pids.length).toBeGreaterThan(3);
  const faces = pids
    .map(readPublicFace)
    .filter((face) => disguises.some((one) => face.includes(one.toString('latin1'))));
  expect(faces).toEqual([]);
  const titles = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((one) => one.getTitle()),
  );
  const texts = [
    ...titles,
    await page.content(),
    await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage })),
  ];
  expect(texts.filter((text) => text.includes(twin.ownerToken))).toEqual([]);
  expect([...findInFolder(profileDir, disguises), ...findInFolder(temporary, disguises)]).toEqual([]);
  expect(await findInMainHeap(app, temporary, [twin.ownerToken, PLANTED])).toEqual([PLANTED]);
  await app.close();
  expect([...findInFolder(profileDir, disguises), ...findInFolder(temporary, disguises)]).toEqual([]);
});

test('without a keychain the token is in the store’s memory and nowhere else, and every screen says so', async ({
  start,
  serve,
  profileDir,
}) => {
  const twin = await serve();
  const temporary = mkdtempSync(join(tmpdir(), 'rollcall-temp-'));
  const env = { TMPDIR: temporary, DBUS_SESSION_BUS_ADDRESS: undefined, XDG_RUNTIME_DIR: undefined };
  const { app, page } = await start({ env });
  await connectTo(page, twin);
  const [members, shell] = [membersScreen(page), shellParts(page)];
  const hands = createHands(page);
  await hands.click(members.row(3));
  await stageByKeys(page, hands, 'add', 'auditor');
  for (const place of ['Users', 'Roles', 'Review', 'History', 'What changed', 'Acme Labs', 'Acme EMEA']) {
    await shell.place(place).click();
    await expect(shell.state, place).toContainText('token until quit');
  }
  await hands.click(shell.review);
  await startApply(app, page, hands);
  await expect(shell.state).toContainText('token until quit');
  await waitForEnd(page);
  const disguises = toDisguises(twin.ownerToken);
  const find = () => [...findInFolder(profileDir, disguises), ...findInFolder(temporary, disguises)];
  expect(find()).toEqual([]);
  await app.close();
  expect(find()).toEqual([]);
  const again = await start({ env });
  await expect(shellParts(again.page).state).toContainText('signed out');
});

/** In every field of every one of the people, so that one look finds any of them. */
const MARKS = ['qvyxusr', 'Qvyxfirst', 'qvyxfirst', 'Qvyxlast', 'qvyxlast'];

test('1,000 people are nowhere on the disk: not after looking for them, keeping a list of them and applying', async ({
  start,
  serve,
  profileDir,
}) => {
  const twin = await serve();
  for (let at = 0; at < 1_000; at += 1)
    twin.edit.createUser({
      username: `qvyxusr${at}`,
      name: `Qvyxfirst${at} Qvyxlast${at}`,
      organization: 'coder',
    });
  const { app, page } = await start();
  await connectTo(page, twin);
  const [members, shell] = [membersScreen(page), shellParts(page)];
  const hands = createHands(page);
  await members.search.fill('Qvyxfirst99');
  await expect(members.rows).toHaveCount(11);
  await hands.press('Control+k');
  await hands.type('save this view');
  await hands.press('Enter');
  await page.getByRole('dialog', { name: 'Save this view' }).getByLabel('Name').fill('Qvyxlast and others');
  await hands.press('Enter');
  await expect(shell.place('Qvyxlast and others')).toBeVisible();
  await hands.click(members.selectAll);
  await expect(members.selected).toBeVisible();
  await stageByKeys(page, hands, 'add', 'auditor');
  await hands.click(shell.review);
  await startApply(app, page, hands);
  await waitForEnd(page);
  expect(findPuts(twin)).toHaveLength(11);
  const disguises = MARKS.flatMap(toDisguises);
  expect(findInFolder(profileDir, disguises)).toEqual([]);
  await app.close();
  expect(findInFolder(profileDir, disguises)).toEqual([]);
});

test('the search for the token finds one that is there, in each disguise', ({ profileDir }) => {
  const disguises = toDisguises('not-a-real-secret');
  expect(disguises).toHaveLength(6);
  for (const one of disguises) expect(findInFolder(profileDir, [one], one)).toEqual(['planted']);
});
