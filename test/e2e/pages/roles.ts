import type { Page } from '@playwright/test';

/** Roles: the list, the one that is open, and the editor. */
export const rolesScreen = (page: Page) => {
  const screen = page.getByRole('region', { name: 'Roles', exact: true });
  const list = screen.getByRole('navigation', { name: 'List of roles' });
  const editor = screen.getByRole('article', { name: /^(New custom role|Edit role)$/ });
  return {
    screen,
    list,
    line: (name: string) => list.getByRole('button', { name: new RegExp(`^${name}`) }),
    role: screen.getByRole('article', { name: 'Role', exact: true }),
    create: screen.getByRole('button', { name: 'New custom role…' }),
    edit: screen.getByRole('button', { name: 'Edit…' }),
    duplicate: screen.getByRole('button', { name: 'Duplicate…' }),
    delete: screen.getByRole('button', { name: 'Delete…' }),
    holders: screen.getByRole('button', { name: /^Held by/ }),
    editor,
    name: editor.getByLabel('Name', { exact: true }),
    displayName: editor.getByLabel('Display name'),
    find: editor.getByLabel('Find permissions'),
    box: (key: string) => editor.locator(`[data-cell="${key}"]`),
    stage: editor.getByRole('button', { name: /^Stage/ }),
  };
};
