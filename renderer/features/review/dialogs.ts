import type { DialogParts } from '#renderer/window/dialogs.ts';
import { OpenPlanDialog } from './file/open-plan-dialog.tsx';
import { SavePlanDialog } from './file/save-plan-dialog.tsx';

/** Dialogs about plans as files. */
export const reviewDialogs = {
  'open-plan': OpenPlanDialog,
  'save-plan': SavePlanDialog,
} as const satisfies DialogParts<'open-plan' | 'save-plan'>;
