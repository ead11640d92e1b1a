import { expect, test } from '@playwright/test';
import { launchApp } from './harness/launch-app.ts';
import { callStore, openPort } from './harness/page-port.ts';
import { QUESTION } from './harness/question.ts';

test('the real approval page shows the question under the real policy, and its answer arrives', async () => {
  const { app, page, close } = await launchApp({ pages: 'real' });
  await openPort(page);
  const opened = app.waitForEvent('window');
  const answer = callStore(page, 'stub.ask', QUESTION, 20_000);
  const window = await opened;
  await expect(window.getByText(QUESTION.title)).toBeVisible();
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
  await window.getByRole('button', { name: QUESTION.confirmLabel }).click();
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
