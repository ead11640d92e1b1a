import type { Page } from '@playwright/test';

/** The members grid with its search, filters and selection. */
export const membersScreen = (page: Page) => {
  const screen = page.getByRole('region', { name: 'Members', exact: true });
  const grid = page.getByRole('grid', { name: 'Members' });
  const filters = page.getByRole('toolbar', { name: 'Filters' });
  const selection = page.getByRole('toolbar', { name: 'Selection' });
  return {
    screen,
    grid,
    search: page.getByLabel('Search members'),
    shown: page.getByLabel('Shown', { exact: true }),
    /** The rows drawn now, without the header. */
    rows: grid.locator('[data-index]'),
    row: (index: number) => grid.locator(`[data-index="${index}"]`),
    rowOf: (username: string) => grid.locator('[data-index]').filter({ hasText: username }),
    header: (name: string) => grid.getByRole('columnheader', { name }),
    headerButton: (name: string) => grid.getByRole('columnheader', { name }).getByRole('button'),
    selectAll: grid.getByRole('checkbox', { name: /^Select [\d,]+ matching$/ }),
    filter: (name: string) => filters.getByRole('button', { name: new RegExp(`^${name}`) }),
    /** The panel that a filter opens. */
    panel: page.getByRole('dialog', { name: /^Filter by/ }),
    clear: page.getByRole('button', { name: 'Clear search and filters' }),
    selection,
    /** "61 selected". */
    selected: selection.getByText(/^[\d,]+ selected$/),
    add: selection.getByRole('button', { name: /^Add roles/ }),
    remove: selection.getByRole('button', { name: /^Remove roles/ }),
    exactly: selection.getByRole('button', { name: /^Make exactly/ }),
    inspector: page.getByRole('complementary', { name: 'Inspector' }),
  };
};
