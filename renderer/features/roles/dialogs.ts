import type { DialogParts } from '#renderer/window/dialogs.ts';
import { DeleteRoleDialog } from './delete-role-dialog.tsx';
import { LeaveEditorDialog } from './leave-editor-dialog.tsx';

/** Dialogs about custom roles. */
export const roleDialogs = {
  'delete-role': DeleteRoleDialog,
  'leave-editor': LeaveEditorDialog,
} as const satisfies DialogParts<'delete-role' | 'leave-editor'>;
