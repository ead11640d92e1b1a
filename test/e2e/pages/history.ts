import type { Page } from '@playwright/test';

/** The history of applies: list, chosen one, journal. */
export const historyScreen = (page: Page) => {
  const screen = page.getByRole('region', { name: 'History', exact: true });
  const chosen = page.getByRole('region', { name: 'Chosen apply' });
  return {
    screen,
    filter: (name: string) =>
      page.getByRole('toolbar', { name: 'Which applies' }).getByRole('button', { name, exact: true }),
    lines: page.getByRole('region', { name: 'List of applies' }).getByRole('listitem').getByRole('button'),
    chosen,
    title: chosen.getByRole('heading', { level: 2 }),
    planned: page.getByRole('region', { name: 'What was planned' }),
    events: page.getByRole('region', { name: 'Events', exact: true }),
    open: chosen.getByRole('button', { name: 'Open', exact: true }),
    undo: chosen.getByRole('button', { name: 'Undo…' }),
    verify: screen.getByRole('button', { name: 'Verify journal' }),
    verified: screen.getByText(/Journal verified/),
    broken: screen.getByRole('alert'),
  };
};

/** What a staged undo brings back, above the review. */
export const undoPanel = (page: Page) => {
  const panel = page.getByRole('region', { name: 'Undo', exact: true });
  return {
    panel,
    show: panel.getByRole('button', { name: 'Show them' }),
    changed: panel.getByRole('list', { name: 'Changed since by others' }),
  };
};
