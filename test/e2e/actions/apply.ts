import { type ElectronApplication, expect, type Page } from '@playwright/test';
import { approvalWindow } from '../pages/approval.ts';
import { reviewScreen } from '../pages/review.ts';
import { runScreen } from '../pages/run.ts';
import type { Hands } from './hands.ts';

/** Asks for the apply of the review on the screen; returns the window that asks back. */
export const askToApply = async (app: ElectronApplication, page: Page, hands: Hands): Promise<Page> => {
  const opened = app.waitForEvent('window');
  await hands.click(reviewScreen(page).apply);
  const approval = await opened;
  await expect(approvalWindow(approval).title).toBeVisible();
  return approval;
};

/** Says yes in the approval window, and waits for it to go. */
export const approve = (approval: Page, hands: Hands): Promise<void> =>
  hands.clickToClose(approvalWindow(approval).confirm);

/** From a review on the screen to an apply that runs. */
export const startApply = async (app: ElectronApplication, page: Page, hands: Hands): Promise<void> => {
  await approve(await askToApply(app, page, hands), hands);
  await expect(runScreen(page).screen).toBeVisible();
};

/** Waits until the apply on the screen has ended and was read back. */
export const waitForEnd = async (page: Page, timeoutMs = 60_000): Promise<void> =>
  expect(runScreen(page).result.getByText(/Verified/)).toBeVisible({ timeout: timeoutMs });
