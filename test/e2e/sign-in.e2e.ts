import { sayYes } from './actions/answer.ts';
import { connectTo, waitForCopy } from './actions/connect.ts';
import { connectByPassword, enterServer } from './actions/sign-in.ts';
import { addOwner, findOwnTokens, isGood } from './base/people.ts';
import { expect, test } from './base/test.ts';
import { accountParts } from './pages/account.ts';
import { connectScreen } from './pages/connect.ts';
import { shellParts } from './pages/shell.ts';
import { signInFields } from './pages/sign-in.ts';

const PASSWORD = 'canary-Passw0rd-never-kept-5513';

test('a password makes a token of its own and leaves no session behind', async ({ start, serve }) => {
  const twin = await serve();
  const who = addOwner(twin, 'nell', PASSWORD);
  const { page } = await start();
  await connectByPassword(page, twin, who);
  await expect(accountParts(page).button).toHaveAccessibleName(/^Account: nell, token ends in 7 days/);
  const nell = twin.dump().users.find(({ username }) => username === 'nell')?.id;
  expect(twin.dump().keys.filter(({ userId }) => userId === nell)).toHaveLength(1);
  expect(findOwnTokens(twin)).toHaveLength(1);
});

test('a wrong password is told at its field, which is empty again, and the right one then works', async ({
  start,
  serve,
}) => {
  const twin = await serve();
  const who = addOwner(twin, 'nell', PASSWORD);
  const { page } = await start();
  const fields = signInFields(page, 'form');
  await enterServer(page, twin);
  await fields.byPassword.check();
  await fields.email.fill(who.email);
  await fields.password.fill('not-the-password');
  await sayYes(page, () => fields.submit.click());
  await expect(fields.password).toHaveAttribute('aria-invalid', 'true');
  await expect(fields.password).toHaveValue('');
  await expect(fields.password).toBeFocused();
  await fields.password.fill(PASSWORD);
  await sayYes(page, () => fields.password.press('Enter'));
  await waitForCopy(page);
});

test('a lifetime that the server does not allow is told at its field', async ({ start, serve }) => {
  const twin = await serve();
  const who = addOwner(twin, 'nell', PASSWORD);
  const { page } = await start();
  const fields = signInFields(page, 'form');
  await enterServer(page, twin);
  await fields.byPassword.check();
  await fields.email.fill(who.email);
  await fields.password.fill(PASSWORD);
  await fields.lifetime.selectOption('90');
  await sayYes(page, () => fields.submit.click());
  await expect(fields.lifetime).toHaveAttribute('aria-invalid', 'true');
  await expect(fields.at).toContainText('7 days at most');
  expect(findOwnTokens(twin)).toEqual([]);
});

test('a server without passwords offers the token page and names its own button', async ({
  start,
  serve,
}) => {
  const twin = await serve();
  twin.edit.configure({ passwordLogin: false, oidcLogin: true });
  const { page } = await start();
  const fields = signInFields(page, 'form');
  await enterServer(page, twin);
  await expect(fields.byPassword).toBeDisabled();
  await expect(fields.at).toContainText(/People sign in to this server with .*in the browser/);
  await expect(fields.token).toBeEditable();
});

test('a server that nobody has set up gets its first user in two steps', async ({ start, serve }) => {
  const twin = await serve({ firstUser: false });
  const { page } = await start();
  const fields = signInFields(page, 'form');
  await enterServer(page, twin);
  await expect(fields.token).toBeHidden();
  await expect(fields.createFirstUser).toBeDisabled();
  await fields.startFirstUser.click();
  await fields.username.fill('founder');
  await fields.email.fill('founder@example.com');
  await fields.password.fill(PASSWORD);
  await fields.passwordAgain.fill(`${PASSWORD}x`);
  await fields.createFirstUser.click();
  await expect(fields.at).toContainText('not the same');
  expect(twin.dump().users.filter(({ username }) => username === 'founder')).toEqual([]);
  await fields.password.fill(PASSWORD);
  await fields.passwordAgain.fill(PASSWORD);
  await connectScreen(page).environment.selectOption('staging');
  await sayYes(page, () => fields.createFirstUser.click());
  await expect(accountParts(page).button).toHaveAccessibleName(/^Account: founder/);
  expect(twin.dump().users.find(({ username }) => username === 'founder')?.roles).toEqual(['owner']);
});

test('signing in again, by password, keeps what is staged and ends the trouble', async ({ start, serve }) => {
  const twin = await serve();
  const who = addOwner(twin, 'nell', PASSWORD);
  const { page } = await start();
  await connectTo(page, twin);
  const account = accountParts(page);
  await account.button.click();
  await account.signInAgain.click();
  const fields = signInFields(page, 'dialog');
  await expect(fields.token).toBeFocused();
  await fields.byPassword.check();
  await fields.email.fill(who.email);
  await fields.password.fill(PASSWORD);
  await sayYes(page, () => fields.submit.click());
  await expect(fields.at).toBeHidden();
  await expect(account.button).toHaveAccessibleName(/^Account: nell/);
  await expect(shellParts(page).tray).toContainText('Signed in to Acme.');
  const [made] = findOwnTokens(twin);
  expect(await isGood(twin, made ?? '')).toBe(true);
});
