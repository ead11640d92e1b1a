import type { DialogParts } from '#renderer/window/dialogs.ts';
import { EditDialog } from './edit-dialog.tsx';
import { SignInDialog } from './sign-in-dialog.tsx';

/** Dialogs about how a deployment is reached. */
export const connectDialogs = {
  'edit-deployment': EditDialog,
  'sign-in': SignInDialog,
} as const satisfies DialogParts<'edit-deployment' | 'sign-in'>;
