import type { Page } from '@playwright/test';

/** The review of what is staged. */
export const reviewScreen = (page: Page) => {
  const screen = page.getByRole('region', { name: 'Review', exact: true });
  const shapes = page.getByRole('region', { name: 'Shapes' });
  return {
    screen,
    number: (words: string) =>
      screen.getByRole('listitem').filter({ hasText: words }).locator('strong').first(),
    shapes: shapes.locator('[data-shape]'),
    /** Takes the people of the line with these words out of the staged changes. */
    reject: (words: string) =>
      shapes
        .getByRole('listitem')
        .filter({ hasText: words })
        .getByRole('button', { name: /^Take out th(is|ese)/ }),
    issues: page.getByRole('region', { name: 'Issues' }),
    takeOut: page.getByRole('button', { name: /^Take out [\d,]+/ }),
    people: page.getByRole('region', { name: 'People', exact: true }),
    apply: screen.getByRole('button', { name: /^(Apply (to|\d)|Change \d|Delete \d|Expire \d+ tokens?…)/ }),
    conflicts: page.getByRole('region', { name: 'Conflicts' }),
    conflictKinds: page.getByRole('region', { name: 'Conflicts' }).getByRole('listitem'),
    rebase: screen.getByText(/planned:/),
    leaveOut: page.getByLabel(/^Apply the rest without them/),
    guards: page.getByRole('region', { name: 'Guards' }),
    guard: (words: string) =>
      page.getByRole('region', { name: 'Guards' }).getByRole('listitem').filter({ hasText: words }).first(),
    effects: page.getByRole('region', { name: 'Effects' }),
    name: screen.getByLabel(/^Production: type/),
    planMenu: screen.getByRole('button', { name: 'Plan', exact: true }),
    waves: screen.getByLabel(/^In waves/),
    back: screen.getByRole('button', { name: 'Back to members' }),
  };
};
