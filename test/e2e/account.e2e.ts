import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sayNo, sayYes } from './actions/answer.ts';
import { connectTo } from './actions/connect.ts';
import { connectByPassword } from './actions/sign-in.ts';
import { addOwner, findOwnTokens, isGood } from './base/people.ts';
import { expect, test } from './base/test.ts';
import { accountParts } from './pages/account.ts';
import { shellParts } from './pages/shell.ts';
import { statusParts } from './pages/status.ts';

const PASSWORD = 'canary-Passw0rd-never-kept-9921';
const HOUR_MS = 3_600_000;

test('the account shows owner, name, age, end and last use of the token', async ({ start, serve }) => {
  const twin = await serve();
  const { page } = await start();
  await connectByPassword(page, twin, addOwner(twin, 'nell', PASSWORD));
  const account = accountParts(page);
  await account.button.press('Enter');
  for (const text of ['nell', /Tokenrollcall-/, /Madejust now/, /Endsin 7 days/, /Last used/])
    await expect(account.panel).toContainText(text);
  await page.keyboard.press('Escape');
  await expect(account.button).toBeFocused();
});

test('a token is replaced with one press: the new one works, the old one is gone, and it is said', async ({
  start,
  serve,
}) => {
  const twin = await serve();
  const { page } = await start();
  await connectByPassword(page, twin, addOwner(twin, 'nell', PASSWORD));
  const [old] = findOwnTokens(twin);
  const account = accountParts(page);
  await account.button.click();
  await account.replace.click();
  await account.rotateLifetime.selectOption('1');
  await sayYes(page, () => account.rotate.click());
  await expect(account.rotating).toContainText('the server deleted the old one');
  const [fresh, ...others] = findOwnTokens(twin);
  expect([fresh === old, others.length]).toEqual([false, 0]);
  expect([await isGood(twin, old ?? ''), await isGood(twin, fresh ?? '')]).toEqual([false, true]);
  await account.done.click();
  await shellParts(page).refresh.click();
  await expect(shellParts(page).state).toContainText('online');
  await expect(account.banner).toContainText('within a day');
});

test('a rotation that cannot reach the server says so and leaves the token in use', async ({
  start,
  serve,
}) => {
  const twin = await serve();
  const { page } = await start();
  await connectTo(page, twin);
  const account = accountParts(page);
  await account.button.click();
  await account.replace.click();
  await twin.close();
  await sayYes(page, () => account.rotate.click());
  await expect(account.rotating.getByRole('alert')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(account.button).toHaveAccessibleName(/^Account: admin/);
});

const ENDS: readonly (readonly [laterMs: number, words: RegExp, isPutOff: boolean])[] = [
  [48 * HOUR_MS, /runs out in 5 days/, true],
  [160 * HOUR_MS, /runs out within a day/, false],
];
for (const [laterMs, words, isPutOff] of ENDS) {
  test(`a token that ${words.source} is warned of`, async ({ start, serve }) => {
    // Time goes by on the server, which is the one that counts.
    let behindMs = laterMs;
    const twin = await serve({ nowMs: () => Date.now() - behindMs });
    const { page } = await start();
    await connectByPassword(page, twin, addOwner(twin, 'nell', PASSWORD));
    const account = accountParts(page);
    await expect(account.banner).toContainText('runs out in 7 days');
    behindMs = 0;
    await shellParts(page).refresh.click();
    await expect(account.banner).toContainText(words);
    await expect(account.later).toBeVisible({ visible: isPutOff });
    if (!isPutOff) return;
    await account.later.click();
    await expect(account.banner).toBeHidden();
  });
}

for (const [behindDays, words] of [
  [10, 'The clock of this computer is 10 days ahead of the server’s.'],
  [-3, 'The clock of this computer is 3 days behind the server’s.'],
] as const)
  test(`a clock that is off by ${behindDays} days is told once, and no token runs out by it`, async ({
    start,
    serve,
  }) => {
    const twin = await serve({ nowMs: () => Date.now() - behindDays * 24 * HOUR_MS });
    const { page } = await start();
    await connectByPassword(page, twin, addOwner(twin, 'nell', PASSWORD));
    const account = accountParts(page);
    await expect(account.clock).toContainText(words);
    await expect(account.banner).toContainText('runs out in 7 days');
    await expect(account.button).toHaveAccessibleName(/token ends in 7 days$/);
    await page.getByRole('button', { name: 'OK', exact: true }).click();
    await expect(account.clock).toBeHidden();
    await shellParts(page).refresh.click();
    await expect(shellParts(page).state).toContainText('online');
    await expect(account.clock).toBeHidden();
    await account.button.press('Enter');
    await expect(account.panel).toContainText(words);
    await expect(account.panel).toContainText(/Endsin 7 days/);
    await expect(account.panel).toContainText(/Madejust now/);
  });

test('signing out says that the server deleted the token, and the copy stays', async ({ start, serve }) => {
  const twin = await serve();
  const { page } = await start();
  await connectByPassword(page, twin, addOwner(twin, 'nell', PASSWORD));
  const [token] = findOwnTokens(twin);
  const account = accountParts(page);
  await account.button.click();
  await sayYes(page, () => account.signOut.click());
  await expect(account.leaving).toContainText('The server deleted the token.');
  await account.done.click();
  expect(await isGood(twin, token ?? '')).toBe(false);
  await expect(shellParts(page).state).toContainText('signed out');
  await expect(shellParts(page).asOf).toBeVisible();
});

test('signing out with the copy leaves nothing of it on the disk, and nothing to look at', async ({
  start,
  serve,
  profileDir,
}) => {
  const twin = await serve();
  const { page } = await start();
  await connectTo(page, twin);
  const copies = join(profileDir, 'store', 'copies');
  expect(readdirSync(copies)).not.toEqual([]);
  const account = accountParts(page);
  await account.button.click();
  await sayYes(page, () => account.signOutAndForget.click());
  await expect(account.leaving).toContainText('The offline copy and its key are gone from this computer.');
  expect(readdirSync(copies)).toEqual([]);
});

test('a no in the window of main leaves the account as it is, and says so', async ({ start, serve }) => {
  const twin = await serve();
  const { page } = await start();
  await connectTo(page, twin);
  const account = accountParts(page);
  const { requests } = twin;
  await account.button.click();
  const before = requests.length;
  await sayNo(page, () => account.signOut.click());
  await expect(page.getByText('You did not confirm')).toBeVisible();
  await expect(account.leaving).toBeHidden();
  expect(requests.length).toBe(before);
  expect(await isGood(twin, twin.ownerToken)).toBe(true);
  await expect(account.button).toHaveAccessibleName(/^Account: admin/);
});

test('signing out without the server says what is left to do', async ({ start, serve }) => {
  const twin = await serve();
  const { page } = await start();
  await connectTo(page, twin);
  await twin.close();
  const account = accountParts(page);
  await account.button.click();
  await sayYes(page, () => account.signOut.click());
  await expect(account.leaving).toContainText('did not delete the token');
  await expect(account.leaving).toContainText('gone from this machine');
  await expect(account.leaving.getByRole('button', { name: 'Open token page' })).toBeVisible();
});

test('a token that the server refuses is said once, amber everywhere, with the way to sign in again', async ({
  start,
  serve,
}) => {
  const twin = await serve();
  const { page } = await start();
  await connectTo(page, twin);
  const shell = shellParts(page);
  const account = accountParts(page);
  await expect(shell.state).toContainText('online');
  twin.edit.revokeKey(twin.ownerToken);
  await shell.refresh.click();
  await expect(account.refused).toHaveCount(1);
  await expect(shell.state).toContainText('token refused');
  await expect(shell.state).not.toContainText('online');
  await expect(account.button).toHaveAccessibleName(/token refused by the server/);
  await expect(page.getByText(/Enter a new token/)).toHaveCount(0);
  await account.button.click();
  await expect(account.panel.locator('svg.lucide-triangle-alert')).toHaveCount(1);
  await page.keyboard.press('Escape');
  const status = statusParts(page);
  await status.button.click();
  await expect(status.panel.getByText(/server refuses the token/)).toBeVisible();
  await expect(status.panel.getByRole('button', { name: 'Try again' })).toHaveCount(0);
  await status.panel.getByRole('button', { name: 'Sign in again…' }).click();
  await expect(page.getByRole('dialog', { name: /^Sign in to/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await account.bannerSignIn.click();
  await expect(page.getByRole('dialog', { name: /^Sign in to/ })).toBeVisible();
});
