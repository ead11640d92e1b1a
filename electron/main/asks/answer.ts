import { type BrowserWindow, type Session, session, shell } from 'electron';
import { assertNever } from '#shared/base/assert-never.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { StoreAnswers, StoreAsk } from '#shared/contract/host.ts';
import type { Keychain } from '../keychain/keychain.ts';
import { readLogTail } from '../log/log-tail.ts';
import type { Person } from '../person/person.ts';
import type { ApproveAsk } from '../window/approval.ts';
import { toExternalUrl } from './external-url.ts';
import { createOneDialog } from './one-dialog.ts';
import { pickFile } from './pick-file.ts';
import { saveFile } from './save-file.ts';

/** Opens a page in the person's browser, if its address is one that we open. */
const openExternal = async (address: string): Promise<StoreAnswers['open-external']> => {
  const url = toExternalUrl(address);
  if (url === null) return fail('refused', 'This address is not one that Rollcall opens.');
  try {
    await shell.openExternal(url);
    return ok({});
  } catch (error) {
    return fail('refused', 'The browser could not be started.', { detail: String(error) });
  }
};

/** A session that is asked and nothing else: every other one has a proxy that leads nowhere, and knows no system's. */
const openSystemSession = async (): Promise<Session> => {
  const asked = session.fromPartition('system-proxy', { cache: false });
  asked.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, (_details, answer) => answer({ cancel: true }));
  await asked.setProxy({ mode: 'system' });
  return asked;
};

let opened: Promise<Session> | null = null;

/** What the system's proxy settings, or its PAC file, say for an address. Nothing is fetched from it. */
const resolveProxy = async (address: string): Promise<StoreAnswers['resolve-proxy']> => {
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

type AskDeps = {
  readonly keychain: Keychain;
  readonly findWindow: () => BrowserWindow | null;
  readonly person: Person;
  /** The folder of the log files. */
  readonly logDir: string;
  readonly approve: (ask: ApproveAsk) => Promise<StoreAnswers['approve']>;
};

const NOT_SAVED = fail(
  'not-saved',
  'Another dialog is open already, so nothing was saved. Close it first, then try again.',
);
const NOT_READ = fail(
  'not-read',
  'Another dialog is open already, so no file was read. Close it first, then try again.',
);

/** Answers what the store asks of main. Always answers; what a person or the keychain decides may take its time. */
export const createAnswer = ({ keychain, findWindow, approve, person, logDir }: AskDeps) => {
  const inOneDialog = createOneDialog();
  return (ask: StoreAsk): Promise<StoreAnswers[StoreAsk['ask']]> => {
    switch (ask.ask) {
      case 'secret.probe':
        return keychain.probe();
      case 'secret.read':
        return keychain.read(ask.account);
      case 'secret.write':
        return keychain.write(ask.account, ask.secret);
      case 'secret.erase':
        return keychain.erase(ask.account);
      case 'approve':
        return approve(ask);
      case 'save-file':
        return inOneDialog<StoreAnswers['save-file']>(() => saveFile(findWindow(), ask), NOT_SAVED);
      case 'open-external':
        return openExternal(ask.url);
      case 'pick-file':
        return inOneDialog<StoreAnswers['pick-file']>(() => pickFile(findWindow(), ask), NOT_READ);
      case 'person.probe':
        return person.probe();
      case 'person.check':
        return person.check(ask.reason);
      case 'resolve-proxy':
        return resolveProxy(ask.url);
      case 'log-tail':
        return readLogTail(logDir);
      default:
        return assertNever(ask, 'ask');
    }
  };
};
