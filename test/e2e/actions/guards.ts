import { expect, type Page } from '@playwright/test';
import { reviewScreen } from '../pages/review.ts';
import type { Hands } from './hands.ts';

/** Overrides every guard of the review on the screen, with the same reason. At least one has to be there. */
export const overrideGuards = async (page: Page, hands: Hands, reason: string): Promise<void> => {
  const { guards } = reviewScreen(page);
  const buttons = guards.getByRole('button', { name: 'Override…' });
  await expect(buttons.first()).toBeVisible();
  for (let left = await buttons.count(); left > 0; left -= 1) {
    await hands.click(buttons.first());
    await hands.type(reason);
    await expect(buttons).toHaveCount(left - 1);
  }
};
