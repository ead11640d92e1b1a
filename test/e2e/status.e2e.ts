import { sayYes } from './actions/answer.ts';
import { connectTo, waitForCopy } from './actions/connect.ts';
import { expectAccessible } from './base/axe.ts';
import { expect, test } from './base/test.ts';
import { accountParts } from './pages/account.ts';
import { connectScreen } from './pages/connect.ts';
import { shellParts } from './pages/shell.ts';
import { signInFields } from './pages/sign-in.ts';
import { statusParts } from './pages/status.ts';

test('the status names what an old server lacks and what would bring it, and copies as text', async ({
  start,
  serve,
}) => {
  const twin = await serve({ generation: '2.24', licensed: false });
  const { app, page } = await start();
  await connectTo(page, { url: twin.url, ownerToken: twin.actors.orgAuditor });
  const status = statusParts(page);
  await status.button.press('Enter');
  await expect(status.panel).toContainText(/Coder v2\.24/);
  await expect(status.panel).toContainText('no licence');
  await status.group('What this version brings').press('Enter');
  await expect(
    status.list('What this version brings').getByRole('listitem').filter({ hasText: 'Member permissions' }),
  ).toContainText('Comes with Coder 2.28');
  await status.group('The token may, in Acme').click();
  const may = status.list('The token may, in Acme').getByRole('listitem');
  await expect(may.filter({ hasText: 'See members' }).getByRole('img', { name: 'yes' })).toBeVisible();
  await expect(may.filter({ hasText: 'Grant roles' }).getByRole('img', { name: 'no' })).toBeVisible();
  await status.copy.click();
  await expect(shellParts(page).tray).toContainText('Copied the status.');
  const text = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(text).toMatch(/^Rollcall \d/);
  expect(text).toContain('Comes with Coder 2.28');
  for (const secret of [twin.actors.orgAuditor, twin.url, 'chidi-mensah']) expect(text).not.toContain(secret);
  await page.keyboard.press('Escape');
  await expect(status.panel).toBeHidden();
  await expect(status.button).toBeFocused();
});

test('without the server the status says why, and still shows the app', async ({ start, serve }) => {
  const twin = await serve();
  const { page } = await start();
  await connectTo(page, twin);
  await twin.close();
  const status = statusParts(page);
  await status.button.click();
  await expect(status.panel.getByRole('alert')).toBeVisible();
  await expect(status.panel).toContainText(/Keychain/);
});

test('axe finds nothing serious in the ways in, the account, the lock and the status', async ({
  start,
  serve,
}) => {
  test.setTimeout(120_000);
  const [twin, bare] = [await serve(), await serve({ firstUser: false })];
  const { page } = await start();
  const [at, fields] = [connectScreen(page), signInFields(page, 'form')];
  await at.url.fill(bare.url);
  await sayYes(page, () => at.check.click());
  await fields.startFirstUser.click();
  await fields.advanced.click();
  await expectAccessible(page, 'first user');
  await at.url.fill(twin.url);
  await at.url.press('Tab');
  await fields.byPassword.check();
  await expectAccessible(page, 'password');
  await fields.byToken.check();
  await fields.token.fill(twin.ownerToken);
  await sayYes(page, () => at.connect.click());
  await waitForCopy(page);
  const account = accountParts(page);
  await expect(account.locked).toBeVisible();
  await account.button.click();
  await expectAccessible(page, 'account');
  await account.replace.click();
  await expectAccessible(page, 'replace token');
  await page.keyboard.press('Escape');
  await statusParts(page).button.click();
  await statusParts(page).group('Licensed features').click();
  await expectAccessible(page, 'status');
});
