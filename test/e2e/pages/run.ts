import type { Page } from '@playwright/test';

/** An apply while it runs and after it ended. */
export const runScreen = (page: Page) => {
  const screen = page.getByRole('region', { name: 'Apply', exact: true });
  const outcomes = page.getByRole('toolbar', { name: 'Outcomes' });
  return {
    screen,
    title: screen.getByRole('heading', { level: 1 }),
    progress: screen.getByRole('progressbar'),
    pause: screen.getByRole('button', { name: 'Pause' }),
    resume: screen.getByRole('button', { name: 'Resume' }),
    waves: screen.getByRole('list', { name: 'Waves' }).getByRole('listitem'),
    halted: page.getByRole('region', { name: 'Halted' }),
    changes: page.getByRole('region', { name: 'Changes', exact: true }).getByRole('listitem'),
    lookedAt: screen.getByRole('button', { name: 'I looked at it' }),
    close: screen.getByRole('button', { name: /^I looked at .*: close$/ }),
    saveNotDone: screen.getByRole('button', { name: 'Save what was not done…' }),
    outcome: (word: string) => outcomes.getByRole('button', { name: new RegExp(`\\b${word}\\b`) }),
    result: page.getByRole('region', { name: 'Result' }),
    saveCsv: screen.getByRole('button', { name: /CSV/ }),
    saveJson: screen.getByRole('button', { name: /JSON/ }),
    undo: screen.getByRole('button', { name: 'Undo this apply…' }),
  };
};
