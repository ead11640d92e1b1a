import type { Page } from '@playwright/test';

/** The status popover at the foot of the sidebar. */
export const statusParts = (page: Page) => {
  const panel = page.getByRole('dialog', { name: 'Status', exact: true });
  return {
    button: page.getByRole('button', { name: 'Status and capabilities' }),
    panel,
    group: (name: string) => panel.getByRole('button', { name: new RegExp(`^${name}`) }),
    list: (name: string) => panel.getByRole('list', { name }),
    copy: panel.getByRole('button', { name: 'Copy as text' }),
  };
};
