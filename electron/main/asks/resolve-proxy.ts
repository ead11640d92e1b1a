import { session } from 'electron';
import { fail, ok } from '#shared/base/result.ts';
import type { StoreAnswers } from '#shared/contract/host.ts';
import { toExternalUrl } from './external-url.ts';

/** What the system's proxy settings, or its PAC file, say for an address. Nothing is fetched from it. */
export const resolveProxy = async (address: string): Promise<StoreAnswers['resolve-proxy']> => {
  const url = toExternalUrl(address);
  if (url === null) return fail('not-resolved', 'This address is not one that Rollcall talks to.');
  try {
    return ok({ rules: await session.defaultSession.resolveProxy(url) });
  } catch (error) {
    return fail('not-resolved', 'The proxy settings of the system could not be read.', {
      detail: String(error),
    });
  }
};
