import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type RealKeyring, startRealKeyring } from '#test/attack/keychain/real-keyring.ts';
import { openOtherProgram } from '#test/attack/keychain/secret-items.ts';
import { sayYes } from './actions/answer.ts';
import { connectTo, waitForCopy } from './actions/connect.ts';
import { createHands } from './actions/hands.ts';
import { stageByKeys } from './actions/stage.ts';
import { test as base, expect } from './base/test.ts';
import { accountParts } from './pages/account.ts';
import { membersScreen } from './pages/members.ts';
import { shellParts } from './pages/shell.ts';

const word = 'throw-away';
type Keyring = {
  /** Starts it over, and gives what the app needs to find it. */
  readonly start: (state: 'locked' | 'unlocked') => Promise<Readonly<Record<string, string>>>;
  /** Unlocks it under the app that is running. */
  readonly unlock: () => Promise<void>;
  /** Does with it what other programs do. */
  readonly asOther: (work: (other: Other) => Promise<unknown>) => Promise<void>;
};
type Other = Awaited<ReturnType<typeof openOtherProgram>>;

/** With a real keyring of its own, whose content lives as long as the test. */
const test = base.extend<{ keyring: Keyring }>({
  keyring: async ({ profileDir: _before }, use) => {
    const home = mkdtempSync(join(tmpdir(), 'rollcall-keyring-'));
    mkdirSync(join(home, 'data'), { mode: 0o700 });
    let running: RealKeyring | null = null;
    const start: Keyring['start'] = async (state) => {
      await running?.stop();
      running = await startRealKeyring(home, state === 'unlocked' ? word : null);
      const { XDG_DATA_HOME = '', XDG_RUNTIME_DIR = '', DBUS_SESSION_BUS_ADDRESS = '' } = running.env;
      return { XDG_DATA_HOME, XDG_RUNTIME_DIR, DBUS_SESSION_BUS_ADDRESS };
    };
    const asOther: Keyring['asOther'] = async (work) => {
      const other = await openOtherProgram(running?.env ?? {});
      await work(other).finally(other.close);
    };
    await use({ start, unlock: async () => running?.unlock(word), asOther });
    await (running as RealKeyring | null)?.stop();
    rmSync(home, { recursive: true, force: true });
  },
});

test('with a keychain a restart connects without asking', async ({ start, serve, keyring }) => {
  const env = await keyring.start('unlocked');
  const first = await start({ env });
  await connectTo(first.page, await serve());
  await expect(shellParts(first.page).state).toContainText('online');
  await expect(shellParts(first.page).state).not.toContainText('token until quit');
  await first.close();
  const { page } = await start({ env });
  await waitForCopy(page);
  await shellParts(page).refresh.click();
  await expect(shellParts(page).asOf).toContainText(/now|sec/);
  await expect(shellParts(page).state).not.toContainText('signed out');
});

test('without a keychain the token lasts until quit, says so, and is asked for again', async ({
  start,
  serve,
}) => {
  const env = { DBUS_SESSION_BUS_ADDRESS: undefined, XDG_RUNTIME_DIR: undefined };
  const twin = await serve();
  const first = await start({ env });
  await connectTo(first.page, twin);
  await expect(shellParts(first.page).state).toContainText('token until quit');
  await first.close();
  const { page } = await start({ env });
  // Without a keychain nothing is left on the disk that could be read, of the people either.
  await expect(membersScreen(page).rows).toHaveCount(0);
  await expect(shellParts(page).state).toContainText('signed out');
  // What is gone is not told as something to read, nor as a count.
  await expect(
    page.getByText('Signed out, and there is no copy of this deployment on this computer.'),
  ).toBeVisible();
  await expect(page.getByText('the copy can be read')).toBeHidden();
  await expect(page.getByRole('main')).toContainText('Sign in to read them from the server.');
  await expect(page.getByRole('main').getByRole('button', { name: 'Refresh from server' })).toBeHidden();
  await expect(shellParts(page).place('Users')).toHaveText('Users');
  await page.getByRole('button', { name: 'Sign in…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sign in to Acme' });
  await dialog.getByLabel('Session token').fill(twin.ownerToken);
  await sayYes(page, () => dialog.getByRole('button', { name: 'Sign in', exact: true }).click());
  await expect(shellParts(page).state).toContainText('token until quit');
});

test('a locked keychain is told as locked, and after unlocking nothing is lost', async ({
  start,
  serve,
  keyring,
}) => {
  const twin = await serve();
  const first = await start({ env: await keyring.start('unlocked') });
  await connectTo(first.page, twin);
  await membersScreen(first.page).row(3).click();
  await stageByKeys(first.page, createHands(first.page), 'add', 'auditor');
  await first.close();

  const env = await keyring.start('locked');
  const { page } = await start({ env });
  const shell = shellParts(page);
  // There is a copy, which cannot be opened: not "none yet".
  await expect(page.getByRole('heading', { name: 'No copy is open' })).toBeVisible();
  await expect(page.getByText('No members in the copy yet')).toBeHidden();
  await shell.refresh.click();
  await expect(shell.state).toContainText('keychain locked', { timeout: 15_000 });
  await expect(accountParts(page).button).toHaveAccessibleName('Account: admin, locked');
  await expect(shell.summary).toContainText('1 person');
  const again = page.getByRole('button', { name: 'Ask again' });
  await again.click();
  // A keyring that wants to ask and has nobody to ask through answers late, or not at all.
  await expect(page.getByText(/keychain (is locked|did not answer)/i).first()).toBeVisible({
    timeout: 15_000,
  });
  await expect(again).toBeEnabled({ timeout: 15_000 });
  await keyring.unlock();
  await again.click();
  await expect(shell.state).not.toContainText('keychain locked', { timeout: 15_000 });
  await shell.refresh.click();
  await expect(shell.state).toContainText('online');
  await expect(shell.summary).toContainText('1 person');
});

/** What the keychain's items of the one deployment that is kept are called. */
const findAccount = (profileDir: string): string => {
  const journal = new DatabaseSync(join(profileDir, 'store', 'journal.db'), { readOnly: true });
  try {
    return String(journal.prepare('SELECT id FROM deployment').get()?.id);
  } finally {
    journal.close();
  }
};

for (const [what, secret, tag] of [
  ['a second item under its name', 'v1:of somebody else', 'another item kept'],
  ['an item that is no text', Buffer.from([0xff, 0xfe]), 'token unreadable'],
] as const)
  test(`${what} is told as that, and signing in leaves one good item`, async ({
    start,
    serve,
    keyring,
    profileDir,
  }) => {
    const twin = await serve();
    const env = await keyring.start('unlocked');
    const first = await start({ env });
    await connectTo(first.page, twin);
    await first.close();
    const account = findAccount(profileDir);
    // Times are kept in seconds, and the newest item counts.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await keyring.asOther((other) => other.put('login', account, secret));
    const { page } = await start({ env });
    const shell = shellParts(page);
    await shell.refresh.click();
    await expect(shell.state).toContainText(tag, { timeout: 15_000 });
    await expect(accountParts(page).button).toHaveAccessibleName('Account: admin, no token');
    // Once, where it can be acted upon.
    await expect(
      page.getByRole('main').getByText(/^(The keychain has something|What the keychain has)/),
    ).toHaveCount(1);
    await page.getByRole('button', { name: 'Sign in…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Sign in to Acme' });
    await dialog.getByLabel('Session token').fill(twin.ownerToken);
    await sayYes(page, () => dialog.getByRole('button', { name: 'Sign in', exact: true }).click());
    await expect(shell.state).not.toContainText(tag);
    await expect(shell.state).not.toContainText('token until quit');
    await keyring.asOther(async (other) =>
      expect(await other.count(account)).toEqual({ open: 1, locked: 0 }),
    );
  });

test('where there is no keyring yet the token lasts until quit, and it says that', async ({
  start,
  serve,
  keyring,
}) => {
  const { page } = await start({ env: await keyring.start('locked') });
  await connectTo(page, await serve());
  const tag = shellParts(page).state.getByText('token until quit');
  await expect(tag).toHaveAttribute('title', /no keyring yet/);
});
