import { expect, test } from '@playwright/test';
import { launchApp } from './harness/launch-app.ts';
import { callStore, openPort } from './harness/page-port.ts';

test('the real approval page shows the question under the real policy, and its answer arrives', async () => {
  const { app, page, close } = await launchApp({ pages: 'real' });
  await openPort(page);
  const opened = app.waitForEvent('window');
  const input = {
    ask: 'approve',
    title: 'Apply 12 changes',
    lines: ['first line'],
    confirmLabel: 'Apply 12',
    moves: [],
    people: null,
    reasons: [],
    tone: 'normal',
    subject: {
      name: 'prod',
      host: 'coder.acme.example',
      account: null,
      environment: 'production',
      environmentFirst: 'production',
    },
  };
  const answer = callStore(page, 'stub.ask', input, 20_000);
  const window = await opened;
  await expect(window.getByText('Apply 12 changes')).toBeVisible();
  await expect(window.getByText('first line')).toBeVisible();
  const violations = await window.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let count = 0;
        document.addEventListener('securitypolicyviolation', () => {
          count += 1;
        });
        setTimeout(() => resolve(count), 700);
      }),
  );
  expect(violations).toBe(0);
  await window.getByRole('button', { name: 'Apply 12' }).click();
  expect(await answer).toEqual({ ok: true, value: { ok: true, value: { approved: true } } });
  await close();
});

test('the real page on the real store shows no port beyond its own and no violation of the policy', async () => {
  const { app, page, close } = await launchApp({ pages: 'real', store: 'real' });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|TrustedHTML|TrustedScript/.test(message.text()))
      complaints.push(message.text());
  });
  await page.reload();
  await expect(page.locator('#root, body > *').first()).toBeVisible();
  await expect.poll(() => page.evaluate(() => document.body.innerText.length)).toBeGreaterThan(20);
  expect(complaints).toEqual([]);
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
  await close();
});
