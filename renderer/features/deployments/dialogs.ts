import type { DialogParts } from '#renderer/data/window/dialogs.ts';
import { RemoveDialog } from './remove-dialog.tsx';

/** Dialogs about kept deployments. */
export const deploymentDialogs = {
  'remove-deployment': RemoveDialog,
} as const satisfies DialogParts<'remove-deployment'>;
