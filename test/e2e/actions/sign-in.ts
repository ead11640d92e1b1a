import { expect, type Page } from '@playwright/test';
import type { Somebody } from '../base/people.ts';
import { connectScreen } from '../pages/connect.ts';
import { signInFields } from '../pages/sign-in.ts';
import { waitForCopy } from './connect.ts';

type Server = { readonly url: string };

/** Types an address and waits until the server behind it has answered. */
export const enterServer = async (page: Page, server: Server): Promise<void> => {
  const at = connectScreen(page);
  await at.url.fill(server.url);
  await at.url.press('Tab');
  await expect(at.form.getByText(/answers there/)).toBeVisible();
};

/** From the first screen to a full grid, with an e-mail and a password. */
export const connectByPassword = async (page: Page, server: Server, who: Somebody): Promise<void> => {
  const fields = signInFields(page, 'form');
  await enterServer(page, server);
  await fields.byPassword.check();
  await fields.email.fill(who.email);
  await fields.password.fill(who.password);
  await connectScreen(page).environment.selectOption('staging');
  await fields.submit.click();
  await waitForCopy(page);
};
