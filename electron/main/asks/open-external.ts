import { shell } from 'electron';
import { fail, ok } from '#shared/base/result.ts';
import type { StoreAnswers } from '#shared/contract/host.ts';
import { toExternalUrl } from './external-url.ts';

/** Opens a page in the person's browser, if its address is one that we open. */
export const openExternal = async (address: string): Promise<StoreAnswers['open-external']> => {
  const url = toExternalUrl(address);
  if (url === null) return fail('refused', 'This address is not one that Rollcall opens.');
  try {
    await shell.openExternal(url);
    return ok({});
  } catch (error) {
    return fail('refused', 'The browser could not be started.', { detail: String(error) });
  }
};
