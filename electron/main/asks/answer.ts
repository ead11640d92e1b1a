import type { BrowserWindow } from 'electron';
import { assertNever } from '#shared/base/assert-never.ts';
import { fail } from '#shared/base/result.ts';
import type { StoreAnswers, StoreAsk } from '#shared/contract/host.ts';
import type { Keychain } from '../keychain/keychain.ts';
import { readLogTail } from '../log/log-tail.ts';
import type { Person } from '../person/person.ts';
import type { ApproveAsk } from '../window/approval.ts';
import { createOneDialog } from './one-dialog.ts';
import { openExternal } from './open-external.ts';
import { pickFile } from './pick-file.ts';
import { resolveProxy } from './resolve-proxy.ts';
import { saveFile } from './save-file.ts';

export type AskDeps = {
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
