import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listTree, readPublicFace } from '#test/kit/process-tree.ts';
import { sayYes } from './actions/answer.ts';
import { connectByPassword } from './actions/sign-in.ts';
import { findInFolder, toDisguises } from './base/canary.ts';
import { addOwner, findOwnTokens } from './base/people.ts';
import { readTap, tapMessages } from './base/tap.ts';
import { expect, test } from './base/test.ts';
import { accountParts } from './pages/account.ts';
import { shellParts } from './pages/shell.ts';
import { statusParts } from './pages/status.ts';

const PASSWORD = 'canary-Passw0rd-never-kept-7742';

test('neither password nor tokens are found anywhere after signing in, rotating, failing and signing out', async ({
  start,
  serve,
  profileDir,
}) => {
  const twin = await serve();
  const who = addOwner(twin, 'nell', PASSWORD);
  const temporary = mkdtempSync(join(tmpdir(), 'rollcall-temp-'));
  const { app, page } = await start({ env: { TMPDIR: temporary } });
  await tapMessages(page);
  await connectByPassword(page, twin, who);
  const tokens = new Set(findOwnTokens(twin));
  const account = accountParts(page);
  await account.button.click();
  await account.replace.click();
  await sayYes(page, () => account.rotate.click());
  await account.done.click();
  for (const token of findOwnTokens(twin)) tokens.add(token);
  await statusParts(page).button.click();
  await statusParts(page).copy.click();
  await page.keyboard.press('Escape');
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText());
  await twin.close();
  await shellParts(page).refresh.click();
  await expect(shellParts(page).state).toContainText('offline');
  expect(tokens.size).toBe(2);

  const secrets = [PASSWORD, twin.ownerToken, ...tokens];
  const tap = await readTap(page);
  // The tap works: the password is in the one message that had to carry it, and in no other.
  expect(tap.sent.filter((text) => text.includes(PASSWORD))).toHaveLength(1);
  const texts = [
    ...tap.received,
    copied,
    await page.content(),
    await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage })),
    await page.evaluate(() => [...document.querySelectorAll('input')].map((one) => one.value).join(' ')),
  ];
  expect(tap.received.length).toBeGreaterThan(20);
  expect(secrets.flatMap((secret) => texts.filter((text) => text.includes(secret)))).toEqual([]);

  const disguises = secrets.flatMap(toDisguises);
  const pids = [app.process().pid ?? 0, ...listTree(app.process().pid ?? 0)];
  const faces = pids.map(readPublicFace);
  expect(faces.filter((face) => disguises.some((one) => face.includes(one.toString('latin1'))))).toEqual([]);
  expect([...findInFolder(profileDir, disguises), ...findInFolder(temporary, disguises)]).toEqual([]);
  await app.close();
  expect([...findInFolder(profileDir, disguises), ...findInFolder(temporary, disguises)]).toEqual([]);
});
