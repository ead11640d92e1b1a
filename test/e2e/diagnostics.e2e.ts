import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { connectTo } from './actions/connect.ts';
import { answerSaveDialog } from './actions/save-dialog.ts';
import { expectAccessible } from './base/axe.ts';
import { expect, test } from './base/test.ts';
import { shellParts } from './pages/shell.ts';
import { statusParts } from './pages/status.ts';

test('the diagnostics file is shown whole before it is saved, and names nobody', async ({
  start,
  serve,
  profileDir,
}, info) => {
  const twin = await serve();
  const { app, page } = await start();
  await connectTo(page, twin);
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('help.diagnostics')?.click());
  const dialog = page.getByRole('dialog', { name: 'Save diagnostics' });
  await expect(dialog.locator('details')).toHaveCount(5);
  await expectAccessible(page, 'diagnostics');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: info.outputPath(`diagnostics-${colorScheme}.png`) });
  }
  const shown = await dialog.locator('pre').allTextContents();
  const path = join(profileDir, 'saved.json');
  await answerSaveDialog(app, path);
  await dialog.getByRole('button', { name: 'Choose where…' }).click();
  await expect(shellParts(page).tray).toContainText('Saved the diagnostics: saved.json.');
  await expect(dialog).toBeHidden();
  const content = readFileSync(path, 'utf8');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(JSON.parse(content)).toMatchObject({ format: 'rollcall-diagnostics', keychain: {} });
  for (const part of shown) expect(content).toContain(part);
  expect(content).toContain('app: started');
  for (const secret of [twin.ownerToken, twin.url, new URL(twin.url).host, 'chidi-mensah', profileDir])
    expect(content).not.toContain(secret);

  const status = statusParts(page);
  await status.button.click();
  await page.screenshot({ path: info.outputPath('status-dark.png') });
  await status.panel.getByRole('button', { name: 'Save diagnostics…' }).click();
  await expect(dialog.locator('details')).toHaveCount(5);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});
