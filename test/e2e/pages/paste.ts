import type { Page } from '@playwright/test';

/** The dialog that turns pasted text into a selection. */
export const pasteDialog = (page: Page) => {
  const dialog = page.getByRole('dialog', { name: 'Select pasted people' });
  return {
    dialog,
    text: dialog.getByLabel('Usernames or e-mail addresses'),
    counts: dialog.getByRole('list', { name: 'What became of the names' }),
    choose: dialog.getByRole('region', { name: 'Choose who is meant' }),
    unknown: dialog.getByRole('region', { name: 'Unknown' }),
    select: dialog.getByRole('button', { name: /^(Select|Add) [\d,]+ (person|people)/ }),
  };
};
