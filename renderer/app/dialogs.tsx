import type { ComponentType } from 'react';
import { accountDialogs } from '#renderer/features/account/dialogs.tsx';
import { connectDialogs } from '#renderer/features/connect/dialogs.ts';
import { deploymentDialogs } from '#renderer/features/deployments/dialogs.tsx';
import { helpDialogs } from '#renderer/features/help/dialogs.tsx';
import { reviewDialogs } from '#renderer/features/review/dialogs.tsx';
import { roleDialogs } from '#renderer/features/roles/dialogs.tsx';
import { stagingDialogs } from '#renderer/features/staging/dialogs.ts';
import { viewDialogs } from '#renderer/features/views/dialogs.tsx';
import { type DialogKind, type DialogName, type DialogParts, useDialogs } from '#renderer/window/dialogs.ts';
import { Palette } from './palette/palette.tsx';

/** Every dialog: one that is missing does not compile. */
const DIALOGS: DialogParts<DialogKind> = {
  ...accountDialogs,
  ...connectDialogs,
  ...deploymentDialogs,
  ...helpDialogs,
  ...reviewDialogs,
  ...roleDialogs,
  ...stagingDialogs,
  ...viewDialogs,
  palette: Palette,
};

/** The dialog that is open, if any. */
export const Dialogs = () => {
  const open = useDialogs((dialogs) => dialogs.open);
  if (open === null) return null;
  const { kind, ...shownWith } = open;
  // The list ties each dialog to what it is shown with; a union of kinds cannot carry that tie to this line.
  const Dialog = DIALOGS[kind] as ComponentType<Omit<DialogName, 'kind'>>;
  return <Dialog key={'mode' in open ? open.mode : kind} {...shownWith} />;
};
