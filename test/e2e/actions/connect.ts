import { expect, type Page } from '@playwright/test';
import { connectScreen } from '../pages/connect.ts';
import { membersScreen } from '../pages/members.ts';
import { shellParts } from '../pages/shell.ts';
import { sayYes } from './answer.ts';
import { createHands } from './hands.ts';

/** A server and a token for it. */
export type Access = { readonly url: string; readonly ownerToken: string };

/** Fills the connect form by typing, as a person does. */
export const fillConnectForm = async (page: Page, access: Access, name = 'Acme'): Promise<void> => {
  const at = connectScreen(page);
  const hands = createHands(page);
  await hands.click(at.url);
  await hands.type(access.url);
  await hands.click(at.token);
  await hands.type(access.ownerToken);
  // The name is suggested when the address is left; ours comes after that.
  await at.name.fill(name);
  await hands.choose(at.environment, 'staging');
};

/** Waits until the copy of the server is complete and on the screen. */
export const waitForCopy = async (page: Page): Promise<void> => {
  await expect(shellParts(page).asOf).toBeVisible({ timeout: 30_000 });
  await expect(membersScreen(page).row(0)).toHaveAttribute('aria-busy', 'false');
};

/** From the first screen to a full grid. */
export const connectTo = async (page: Page, access: Access, name = 'Acme'): Promise<void> => {
  await fillConnectForm(page, access, name);
  await sayYes(page, () => connectScreen(page).connect.click());
  await waitForCopy(page);
};
