import type { DialogParts } from '#renderer/window/dialogs.ts';
import { AddPeopleDialog } from './add-people/add-people-dialog.tsx';
import { DiscardDialog } from './discard-dialog.tsx';
import { PasteDialog } from './paste/paste-dialog.tsx';
import { JoinDialog, LeaveDialog, StatusDialog } from './people-dialogs.tsx';
import { StageDialog } from './stage-dialog.tsx';

/** Dialogs that stage changes, and the one that finds whom they are about. */
export const stagingDialogs = {
  'add-people': AddPeopleDialog,
  discard: DiscardDialog,
  join: JoinDialog,
  leave: LeaveDialog,
  paste: PasteDialog,
  stage: StageDialog,
  status: StatusDialog,
} as const satisfies DialogParts<'add-people' | 'discard' | 'join' | 'leave' | 'paste' | 'stage' | 'status'>;
