import type { DialogParts } from '#renderer/window/dialogs.ts';
import { AboutDialog, DiagnosticsDialog, KeysDialog } from './help-dialogs.tsx';

/** Dialogs of the menu Help. */
export const helpDialogs = {
  about: AboutDialog,
  diagnostics: DiagnosticsDialog,
  keys: KeysDialog,
} as const satisfies DialogParts<'about' | 'diagnostics' | 'keys'>;
