import type { DialogParts } from '#renderer/window/dialogs.ts';
import { RemoveDialog } from './remove-dialog.tsx';

/** Dialogs about kept deployments. */
export const deploymentDialogs = {
  'remove-deployment': RemoveDialog,
} as const satisfies DialogParts<'remove-deployment'>;
