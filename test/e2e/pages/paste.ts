import type { Page } from '@playwright/test';

/** The dialog that turns pasted text into a selection, and what became of a pasted text in any dialog. */
export const pasteDialog = (page: Page) => {
  const dialog = page.getByRole('dialog', { name: /^(Select pasted people|Add people to)/ });
  return {
    dialog,
    text: dialog.getByLabel('Usernames or e-mail addresses'),
    /** Every line and every name, in sums. */
    sums: dialog.locator('[data-sums]'),
    /** "Found 3", "To choose 1": each a part of what became of the text. */
    part: (name: string | RegExp) => dialog.getByRole('radio', { name }),
    search: dialog.getByRole('searchbox', { name: 'Search this part' }),
    lines: dialog.getByRole('region', { name: 'Lines' }).getByRole('listitem'),
    line: (text: string | RegExp) =>
      dialog.getByRole('region', { name: 'Lines' }).getByRole('listitem').filter({ hasText: text }),
    select: dialog.getByRole('button', { name: /^(Select|Add) [\d,]+ (person|people)/ }),
  };
};
