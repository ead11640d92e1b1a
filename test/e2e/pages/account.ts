import type { Page } from '@playwright/test';

/** The account of the deployment on screen: its popover, the dialogs behind it, banner and lock. */
export const accountParts = (page: Page) => {
  const panel = page.getByRole('dialog', { name: 'Account', exact: true });
  const rotating = page.getByRole('dialog', { name: /^Replace the token/ });
  const leaving = page.getByRole('dialog', { name: /^Sign out of/ });
  const tray = page.getByLabel('Staged changes', { exact: true });
  return {
    button: page.getByRole('button', { name: /^Account:/ }),
    panel,
    replace: panel.getByRole('button', { name: 'Replace token…' }),
    signInAgain: panel.getByRole('button', { name: 'Sign in again…' }),
    signOut: panel.getByRole('button', { name: 'Sign out…' }),
    signOutAndForget: panel.getByRole('button', { name: 'Sign out and forget the copy…' }),
    rotating,
    rotateLifetime: rotating.getByLabel('Token lifetime'),
    rotate: rotating.getByRole('button', { name: 'Replace token', exact: true }),
    leaving,
    done: page.getByRole('button', { name: 'Done' }),
    banner: page.getByText(/^The token (runs|has run) out/),
    refused: page.getByText(/^The server refuses the token/),
    bannerSignIn: page.getByRole('main').getByRole('button', { name: 'Sign in again…' }),
    clock: page.getByText(/^The clock of this computer is/),
    later: page.getByRole('button', { name: 'Later' }),
    lock: page.getByRole('button', { name: 'Read-only', exact: true }),
    locked: tray.getByText('Read-only: applying is off.'),
    unlock: page.getByRole('button', { name: 'Unlock…' }),
  };
};
