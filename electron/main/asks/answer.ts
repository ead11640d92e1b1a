import { join } from 'node:path';
import { app, type BrowserWindow, dialog, type Session, session, shell } from 'electron';
import { fail, ok } from '#shared/base/result.ts';
import type { StoreAnswers, StoreAsk } from '#shared/contract/host.ts';
import type { Keychain } from '../keychain/keychain.ts';
import { readLogTail } from '../log/log-tail.ts';
import type { SystemPerson } from '../person/person.ts';
import type { ApproveAsk } from '../window/approval.ts';
import { toExternalUrl } from './external-url.ts';
import { createOneDialog } from './one-dialog.ts';
import { readPickedFile } from './read-picked.ts';
import { writeFileAtomically, writePair } from './write-file.ts';

type PickAsk = Extract<StoreAsk, { readonly ask: 'pick-file' }>;

const KINDS = {
  certificate: {
    title: 'Trust a certificate',
    name: 'Certificates (PEM)',
    extensions: ['pem', 'crt', 'cer'],
    limitMb: 1,
    tooLarge: 'Choose the file with the certificate alone.',
  },
  plan: {
    title: 'Open a plan',
    name: 'Plans of Rollcall',
    extensions: ['json'],
    limitMb: 40,
    tooLarge: 'No plan is that large. Choose another file.',
  },
} as const;

/** Lets the person choose a file and answers its text. The path stays in main. */
const pickFile = async (
  window: BrowserWindow | null,
  { kind }: PickAsk,
): Promise<StoreAnswers['pick-file']> => {
  if (window === null) return fail('not-read', 'There is no window to show the dialog in.');
  const { title, name, extensions, limitMb, tooLarge } = KINDS[kind];
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title,
    // Always given: what Electron takes as the default differs between its versions.
    defaultPath: app.getPath('documents'),
    filters: [
      { name, extensions: [...extensions] },
      { name: 'All files', extensions: ['*'] },
    ],
    properties: ['openFile'],
  });
  const [path] = filePaths;
  if (canceled || path === undefined) return ok({ file: null });
  const read = await readPickedFile(path, { limitMb, tooLarge });
  return read.ok ? ok({ file: read.value }) : read;
};

type SaveAsk = Extract<StoreAsk, { readonly ask: 'save-file' }>;

const FILTERS = { csv: 'Comma-separated values', json: 'JSON' } as const;

/**
 * Lets the person choose a place and writes the file there, and one beside it whose name is the same with
 * another ending behind it, so that it takes the place of nothing the person was not asked about. The path stays in
 * main; its last part is answered.
 */
const saveFile = async (
  window: BrowserWindow | null,
  { suggestedName, kind, content, beside }: SaveAsk,
): Promise<StoreAnswers['save-file']> => {
  if (window === null) return fail('not-saved', 'There is no window to show the save dialog in.');
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    // Always given: what Electron takes as the default differs between its versions.
    defaultPath: join(app.getPath('documents'), suggestedName),
    filters: [{ name: FILTERS[kind], extensions: [kind] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  if (canceled || filePath === undefined || filePath === '')
    return ok({ saved: false, fileName: null, besideName: null });
  if (beside !== undefined) {
    const pair = await writePair(filePath, content, beside);
    return pair.ok ? ok({ saved: true, ...pair.value }) : pair;
  }
  const written = await writeFileAtomically(filePath, content);
  return written.ok ? ok({ saved: true, ...written.value, besideName: null }) : written;
};

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
  readonly person: SystemPerson;
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
      default: {
        // Does not compile while an ask has no case.
        const none: never = ask;
        throw new Error(`Unhandled ask: ${JSON.stringify(none)}`);
      }
    }
  };
};
