import type { Page } from '@playwright/test';

/** What stands around every screen: sidebar, state line, banners, tray, dialogs. */
export const shellParts = (page: Page) => {
  const places = page.getByRole('navigation', { name: 'Places' });
  const tray = page.getByLabel('Staged changes', { exact: true });
  return {
    places,
    place: (name: string) => places.getByRole('button', { name: new RegExp(`^${name}`) }),
    switcher: page.getByRole('button', { name: /^Deployment:/ }),
    asOf: places.getByText(/^As of/),
    refresh: page
      .getByRole('navigation', { name: 'Places' })
      .getByRole('button', { name: /^Refresh from server/ }),
    state: page.getByLabel('State', { exact: true }),
    tray,
    summary: tray.getByRole('status'),
    undo: tray.getByRole('button', { name: /^(Undo:|Nothing to undo)/ }),
    redo: tray.getByRole('button', { name: /^(Redo:|Nothing to redo)/ }),
    discard: tray.getByRole('button', { name: 'Discard' }),
    review: tray.getByRole('button', { name: 'Review' }),
    apply: tray.getByRole('button', { name: 'Apply' }),
    /** What became of staged work since it was staged. */
    rebase: page
      .getByRole('main')
      .getByRole('note')
      .filter({ hasText: /planned:/ }),
    dialog: page.getByRole('dialog'),
    palette: page.getByRole('dialog', { name: 'Command palette' }),
    continueApply: page.getByRole('main').getByRole('button', { name: 'Resume', exact: true }),
    interrupted: page.getByText(/^Apply interrupted/),
  };
};
