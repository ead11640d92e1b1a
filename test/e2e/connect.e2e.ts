import { connectTo, fillConnectForm, waitForCopy } from './actions/connect.ts';
import { type Answer, answerWith, findClosedPort } from './base/strangers.ts';
import { expect, test } from './base/test.ts';
import { connectScreen } from './pages/connect.ts';
import { shellParts } from './pages/shell.ts';

test('the first start shows the way in, and nothing else', async ({ start }) => {
  const { page } = await start();
  const at = connectScreen(page);
  await expect(page.getByRole('heading', { name: 'Welcome to Rollcall' })).toBeVisible();
  await expect(at.openDemo).toBeVisible();
  await expect(at.connect).toBeDisabled();
  await expect(shellParts(page).tray).toBeHidden();
});

const STRANGERS: readonly (readonly [what: string, answer: Answer, sentence: RegExp])[] = [
  [
    'a web page',
    { status: 200, type: 'text/html', body: '<h1>Hello</h1>' },
    /answered, but not as a Coder server does/,
  ],
  [
    'a redirect',
    { status: 302, location: 'https://login.example.invalid/' },
    /sends us on to login\.example\.invalid/,
  ],
];
for (const [what, answer, sentence] of STRANGERS) {
  test(`an address that answers with ${what} gets one sentence, and nothing is kept`, async ({ start }) => {
    const server = await answerWith(answer);
    const { page } = await start();
    const at = connectScreen(page);
    await at.url.fill(server.url);
    await at.token.fill('not-a-token');
    await expect(at.form).toContainText(sentence);
    await at.name.fill('Stranger');
    await at.connect.click();
    await expect(at.form).toContainText(sentence);
    await expect(at.token).toHaveValue('');
    await expect(shellParts(page).switcher).toContainText('No deployment');
    await server.close();
  });
}

test('an address where nobody listens gets one sentence', async ({ start }) => {
  const { page } = await start();
  const at = connectScreen(page);
  await at.url.fill(`http://127.0.0.1:${await findClosedPort()}`);
  await at.token.focus();
  await expect(at.form).toContainText(/refused/i);
});

test('an address that is none gets one sentence', async ({ start }) => {
  const { page } = await start();
  const at = connectScreen(page);
  await at.url.fill('ftp://coder.example.com');
  await at.token.focus();
  await expect(at.form.getByText(/https/)).toBeVisible();
});

test('a wrong token is refused at its field, and the right one then connects', async ({ start, serve }) => {
  const twin = await serve();
  const { page } = await start();
  const at = connectScreen(page);
  await fillConnectForm(page, { url: twin.url, ownerToken: 'demowrong1-demotokenthatisnotgood' });
  await at.connect.click();
  await expect(at.form).toContainText(/token/i);
  await expect(at.token).toHaveAttribute('aria-invalid', 'true');
  await expect(shellParts(page).switcher).toContainText('No deployment');
  await at.token.fill(twin.ownerToken);
  await at.connect.click();
  await waitForCopy(page);
  await expect(shellParts(page).switcher).toContainText('Acme');
  await expect(shellParts(page).state).toContainText('online');
});

test('the demo opens with one click and fills the grid', async ({ start }) => {
  const { page } = await start();
  const at = connectScreen(page);
  await at.demoSize.selectOption('50');
  await at.openDemo.click();
  await waitForCopy(page);
  await expect(shellParts(page).state).toContainText('demo data');
});

test('two deployments are kept beside each other', async ({ start, serve }) => {
  const [one, two] = [await serve(), await serve({ seed: 8 })];
  const { page } = await start();
  const shell = shellParts(page);
  await connectTo(page, one, 'First');
  await shell.switcher.click();
  await page.getByRole('menuitem', { name: /Add deployment/ }).click();
  await connectTo(page, two, 'Second');
  await expect(shell.switcher).toContainText('Second');
  await shell.switcher.click();
  await page.getByRole('menuitem', { name: /First/ }).click();
  await expect(shell.switcher).toContainText('First');
});
