import type { Page } from '@playwright/test';

/** The window of its own that asks before anything is sent. */
export const approvalWindow = (page: Page) => ({
  title: page.getByRole('heading', { level: 1 }),
  lines: page.getByRole('listitem'),
  cancel: page.getByRole('button', { name: 'Cancel' }),
  confirm: page.getByRole('button').last(),
});
