import { expect, type Page } from '@playwright/test';
import type { Somebody } from '../base/people.ts';
import { connectScreen } from '../pages/connect.ts';
import { signInFields } from '../pages/sign-in.ts';
import { sayYes } from './answer.ts';
import { waitForCopy } from './connect.ts';

type Server = { readonly url: string };

/** Types an address, has the server behind it asked, and waits until it has answered. */
export const enterServer = async (page: Page, server: Server): Promise<void> => {
  const at = connectScreen(page);
  await at.url.fill(server.url);
  await sayYes(page, () => at.check.click());
  await expect(at.form.getByText(/answers there/)).toBeVisible();
};

/** From the first screen to a full grid, with an e-mail and a password. */
export const connectByPassword = async (page: Page, server: Server, who: Somebody): Promise<void> => {
  const fields = signInFields(page, 'form');
  await connectScreen(page).url.fill(server.url);
  await fields.byPassword.check();
  await fields.email.fill(who.email);
  await fields.password.fill(who.password);
  await connectScreen(page).environment.selectOption('staging');
  await sayYes(page, () => fields.submit.click());
  await waitForCopy(page);
};
