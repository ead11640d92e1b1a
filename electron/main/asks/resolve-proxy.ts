import { type Session, session } from 'electron';
import { fail, ok } from '#shared/base/result.ts';
import type { StoreAnswers } from '#shared/contract/host.ts';
import { toExternalUrl } from './external-url.ts';

/** A session that is asked and nothing else: every other one has a proxy that leads nowhere, and knows no system's. */
const openSystemSession = async (): Promise<Session> => {
  const asked = session.fromPartition('system-proxy', { cache: false });
  asked.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, (_details, answer) => answer({ cancel: true }));
  await asked.setProxy({ mode: 'system' });
  return asked;
};

let opened: Promise<Session> | null = null;

/** What the system's proxy settings, or its PAC file, say for an address. Nothing is fetched from it. */
export const resolveProxy = async (address: string): Promise<StoreAnswers['resolve-proxy']> => {
  const url = toExternalUrl(address);
  if (url === null) return fail('not-resolved', 'This address is not one that Rollcall talks to.');
  try {
    opened ??= openSystemSession();
    return ok({ rules: await (await opened).resolveProxy(url) });
  } catch (error) {
    return fail('not-resolved', 'The proxy settings of the system could not be read.', {
      detail: String(error),
    });
  }
};
