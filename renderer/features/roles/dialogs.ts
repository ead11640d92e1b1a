import type { DialogParts } from '#renderer/window/dialogs.ts';
import { DeleteRoleDialog, LeaveEditorDialog } from './role-dialogs.tsx';

/** Dialogs about custom roles. */
export const roleDialogs = {
  'delete-role': DeleteRoleDialog,
  'leave-editor': LeaveEditorDialog,
} as const satisfies DialogParts<'delete-role' | 'leave-editor'>;
