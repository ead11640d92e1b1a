import type { Page } from '@playwright/test';

/** The users of the deployment: grid, search, filters and selection. */
export const usersScreen = (page: Page) => {
  const screen = page.getByRole('region', { name: 'Users', exact: true });
  const grid = page.getByRole('grid', { name: 'Users' });
  const selection = screen.getByRole('toolbar', { name: 'Selection' });
  return {
    screen,
    grid,
    search: page.getByLabel('Search users'),
    shown: screen.getByLabel('Shown', { exact: true }),
    rows: grid.locator('[data-index]'),
    row: (index: number) => grid.locator(`[data-index="${index}"]`),
    rowOf: (username: string) => grid.locator('[data-index]').filter({ hasText: username }),
    selection,
    selected: selection.getByText(/^[\d,]+ selected$/),
    selectAll: grid.getByRole('checkbox', { name: /^Select [\d,]+ matching$/ }),
    headerButton: (name: string) => grid.getByRole('columnheader', { name }).getByRole('button'),
    filter: (name: string) =>
      screen.getByRole('toolbar', { name: 'Filters' }).getByRole('button', { name: new RegExp(`^${name}`) }),
    panel: page.getByRole('dialog', { name: /^Filter by/ }),
    action: (name: string) => selection.getByRole('button', { name: new RegExp(`^${name}`) }),
  };
};
