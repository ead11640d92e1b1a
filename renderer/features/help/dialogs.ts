import type { DialogParts } from '#renderer/window/dialogs.ts';
import { AboutDialog } from './about-dialog.tsx';
import { DiagnosticsDialog } from './diagnostics-dialog.tsx';
import { KeysDialog } from './keys-dialog.tsx';

/** Dialogs of the menu Help. */
export const helpDialogs = {
  about: AboutDialog,
  diagnostics: DiagnosticsDialog,
  keys: KeysDialog,
} as const satisfies DialogParts<'about' | 'diagnostics' | 'keys'>;
