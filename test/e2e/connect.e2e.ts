import { letAskAgain, sayNo, sayYes } from './actions/answer.ts';
import { connectTo, fillConnectForm, waitForCopy } from './actions/connect.ts';
import { type Answer, answerWith, findClosedPort } from './base/strangers.ts';
import { expect, test } from './base/test.ts';
import { approvalWindow } from './pages/approval.ts';
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
    await sayYes(page, () => at.check.click());
    await expect(at.form).toContainText(sentence);
    await at.token.fill('not-a-token');
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
  await sayYes(page, () => at.check.click());
  await expect(at.form).toContainText(/refused/i);
});

test('an address that is none gets one sentence', async ({ start }) => {
  const { page } = await start();
  const at = connectScreen(page);
  await at.url.fill('ftp://coder.example.com');
  await at.check.click();
  await expect(at.form.getByText(/Enter an address that starts with https/)).toBeVisible();
});

test('a wrong token is refused at its field, and the right one then connects', async ({ start, serve }) => {
  const twin = await serve();
  const { page } = await start();
  const at = connectScreen(page);
  await fillConnectForm(page, { url: twin.url, ownerToken: 'demowrong1-demotokenthatisnotgood' });
  await sayYes(page, () => at.connect.click());
  await expect(at.form).toContainText(/token/i);
  await expect(at.token).toHaveAttribute('aria-invalid', 'true');
  await expect(shellParts(page).switcher).toContainText('No deployment');
  await at.token.fill(twin.ownerToken);
  await sayYes(page, () => at.connect.click());
  await waitForCopy(page);
  await expect(shellParts(page).switcher).toContainText('Acme');
  await expect(shellParts(page).state).toContainText('online');
});

test('connecting asks once, names the server, and after a no nothing was sent and nothing typed is lost', async ({
  start,
  serve,
}, info) => {
  const twin = await serve();
  const { app, page } = await start();
  const at = connectScreen(page);
  await expect(at.url).toBeFocused();
  await at.url.fill(twin.url);
  await at.url.press('Tab');
  await at.token.fill(twin.ownerToken);
  await expect(at.name).not.toHaveValue('');
  expect(twin.requests).toEqual([]);
  await sayNo(
    page,
    () => at.connect.click(),
    async (asked) => {
      const question = approvalWindow(asked);
      await expect(question.title).toHaveText('Send this token to this server?');
      await expect(question.host).toContainText(new URL(twin.url).host);
      await expect(question.moves).toContainText(twin.url);
      await expect(question.moves).toContainText('without leaving this computer');
      for (const colorScheme of ['light', 'dark'] as const) {
        await asked.emulateMedia({ colorScheme });
        await asked.screenshot({ path: info.outputPath(`question-${colorScheme}.png`) });
      }
    },
  );
  await expect(at.form.getByRole('alert')).toContainText('You did not confirm. Nothing was sent');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: info.outputPath(`not-sent-${colorScheme}.png`) });
  }
  expect(twin.requests).toEqual([]);
  await expect(at.token).toHaveValue(twin.ownerToken);
  await expect(at.url).toHaveValue(twin.url);
  // A second time at once is not asked, and the way on is said; it works.
  await at.connect.click();
  await expect(at.form.getByRole('alert')).toContainText('“Let Rollcall ask again” in the File menu');
  await letAskAgain(app);
  await sayYes(page, () => at.connect.click());
  await waitForCopy(page);
  expect(app.windows()).toHaveLength(1);
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
