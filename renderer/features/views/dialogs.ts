import type { DialogParts } from '#renderer/window/dialogs.ts';
import { SaveViewDialog } from './save-view-dialog.tsx';

/** Dialogs about saved views. */
export const viewDialogs = {
  'save-view': SaveViewDialog,
} as const satisfies DialogParts<'save-view'>;
