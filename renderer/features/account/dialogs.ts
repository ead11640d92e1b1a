import type { DialogParts } from '#renderer/window/dialogs.ts';
import { RotateDialog } from './rotate-dialog.tsx';
import { SignOutDialog } from './sign-out-dialog.tsx';

/** Dialogs about the token in use. */
export const accountDialogs = {
  rotate: RotateDialog,
  'sign-out': SignOutDialog,
} as const satisfies DialogParts<'rotate' | 'sign-out'>;
