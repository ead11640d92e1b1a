import { expect, type Page } from '@playwright/test';
import { shellParts } from '../pages/shell.ts';

/**
 * Refreshes until the copy is one that was begun after this was called. One press is not enough where the app is reading
 * already, as after an apply: it joins the pass that runs, which may have read the people before what the test did.
 */
export const refreshFromNow = async (page: Page): Promise<void> => {
  const { asOf, refresh } = shellParts(page);
  const fromMs = Date.now();
  await expect(async () => {
    await refresh.click();
    const iso = await asOf.getAttribute('datetime', { timeout: 10_000 });
    expect(Date.parse(iso ?? '')).toBeGreaterThanOrEqual(fromMs);
  }).toPass({ timeout: 60_000 });
};
