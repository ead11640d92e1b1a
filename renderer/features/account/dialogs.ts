import type { DialogParts } from '#renderer/window/dialogs.ts';
import { RotateDialog, SignOutDialog } from './token-dialogs.tsx';

/** Dialogs about the token in use. */
export const accountDialogs = {
  rotate: RotateDialog,
  'sign-out': SignOutDialog,
} as const satisfies DialogParts<'rotate' | 'sign-out'>;
