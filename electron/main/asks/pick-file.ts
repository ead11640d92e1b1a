import { app, type BrowserWindow, dialog } from 'electron';
import { fail, ok } from '#shared/base/result.ts';
import type { StoreAnswers, StoreAsk } from '#shared/contract/host.ts';
import { readPickedFile } from './read-picked.ts';

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
export const pickFile = async (
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
