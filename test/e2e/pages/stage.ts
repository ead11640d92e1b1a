import type { Page } from '@playwright/test';

/** The dialog that chooses roles to stage. */
export const stageDialog = (page: Page) => {
  const dialog = page.getByRole('dialog', { name: /^(Add roles to|Remove roles from|Make roles exactly)/ });
  return {
    dialog,
    input: dialog.getByRole('combobox', { name: 'Roles' }),
    role: (name: string) => dialog.getByRole('option', { name: new RegExp(`^${name}`) }),
    confirm: dialog.getByRole('button', {
      name: /^(Add to|Remove from|Make exactly so for|Remove every role)/,
    }),
    cancel: dialog.getByRole('button', { name: 'Cancel' }),
  };
};
