import type { DialogParts } from '#renderer/window/dialogs.ts';
import { OpenPlanDialog, SavePlanDialog } from './plan-dialogs.tsx';

/** Dialogs about plans as files. */
export const reviewDialogs = {
  'open-plan': OpenPlanDialog,
  'save-plan': SavePlanDialog,
} as const satisfies DialogParts<'open-plan' | 'save-plan'>;
