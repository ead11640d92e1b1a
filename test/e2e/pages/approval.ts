import type { Page } from '@playwright/test';

/** The window of its own that asks before anything is sent. */
export const approvalWindow = (page: Page) => ({
  title: page.getByRole('heading', { level: 1 }),
  lines: page.getByRole('listitem'),
  /** Which deployment it is about. */
  host: page.locator('[data-part=host]'),
  name: page.locator('[data-part=name]'),
  account: page.locator('[data-part=account]'),
  relabelled: page.locator('[data-part=relabelled]'),
  /** From what to what; whom; and why, where a guard stops it. */
  moves: page.locator('[data-part=moves]'),
  people: page.locator('[data-part=people]'),
  reasons: page.locator('[data-part=reasons]'),
  cancel: page.getByRole('button', { name: 'Cancel' }),
  confirm: page.getByRole('button').last(),
});
