import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listTree, readPublicFace } from '#test/builders/process-tree.ts';
import { startApply, waitForEnd } from './actions/apply.ts';
import { connectTo } from './actions/connect.ts';
import { createHands } from './actions/hands.ts';
import { stageByKeys } from './actions/stage.ts';
import { findInFolder, toDisguises } from './base/canary.ts';
import { expect, test } from './base/test.ts';
import { membersScreen } from './pages/members.ts';
import { shellParts } from './pages/shell.ts';

test('the token is nowhere but in the keychain: not on disk, in arguments, environment, titles or the page', async ({
  start,
  serve,
  profileDir,
}) => {
  const twin = await serve();
  const temporary = mkdtempSync(join(tmpdir(), 'rollcall-temp-'));
  const { app, page } = await start({ env: { TMPDIR: temporary } });
  const [members, shell] = [membersScreen(page), shellParts(page)];
  await connectTo(page, twin);
  const hands = createHands(page);
  await hands.click(members.row(3));
  await stageByKeys(page, hands, 'add', 'auditor');
  await hands.click(shell.review);
  await startApply(app, page, hands);
  await waitForEnd(page);
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
  await app.close();
  expect([...findInFolder(profileDir, disguises), ...findInFolder(temporary, disguises)]).toEqual([]);
});

test('the search for the token finds one that is there, in each disguise', ({ profileDir }) => {
  const disguises = toDisguises('not-a-real-secret');
  expect(disguises).toHaveLength(6);
  for (const one of disguises) expect(findInFolder(profileDir, [one], one)).toEqual(['planted']);
});
