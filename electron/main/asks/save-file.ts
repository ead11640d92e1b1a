import { join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { fail, ok } from '#shared/base/result.ts';
import type { StoreAnswers, StoreAsk } from '#shared/contract/host.ts';
import { writeFileAtomically, writePair } from './write-file.ts';

type SaveAsk = Extract<StoreAsk, { readonly ask: 'save-file' }>;

const FILTERS = { csv: 'Comma-separated values', json: 'JSON' } as const;

/**
 * Lets the person choose a place and writes the file there, and one beside it whose name is the same with
 * another ending behind it, so that it takes the place of nothing the person was not asked about. The path stays in
 * main; its last part is answered.
 */
export const saveFile = async (
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
