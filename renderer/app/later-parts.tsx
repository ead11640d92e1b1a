/** What the first rows do not need; one chunk, so that the first one is not cut into what both share. `later.ts` loads it. */
import type { ComponentType } from 'react';
import { accountDialogs } from '#renderer/features/account/dialogs.tsx';
import { ChangedPage } from '#renderer/features/changed/changed-page.tsx';
import { ConnectPage } from '#renderer/features/connect/connect-page.tsx';
import { connectDialogs } from '#renderer/features/connect/dialogs.ts';
import { deploymentDialogs } from '#renderer/features/deployments/dialogs.tsx';
import { helpDialogs } from '#renderer/features/help/dialogs.tsx';
import { HistoryPage } from '#renderer/features/history/history-page.tsx';
import { UsersPage } from '#renderer/features/people/users.tsx';
import { reviewDialogs } from '#renderer/features/review/dialogs.tsx';
import { ReviewPage } from '#renderer/features/review/review-page.tsx';
import { roleDialogs } from '#renderer/features/roles/dialogs.tsx';
import { RolesPage } from '#renderer/features/roles/roles-page.tsx';
import { RunPage } from '#renderer/features/run/run-page.tsx';
import { stagingDialogs } from '#renderer/features/staging/dialogs.tsx';
import { TokensPage } from '#renderer/features/tokens/tokens-page.tsx';
import { UndoPanel } from '#renderer/features/undo/undo-panel.tsx';
import { viewDialogs } from '#renderer/features/views/dialogs.tsx';
import { type DialogKind, type DialogName, type DialogParts, useDialogs } from '#renderer/window/dialogs.ts';
import type { Screen } from '#shared/contract/commands.ts';
import styles from './later-parts.module.css';
import { Palette } from './palette/palette.tsx';

export { Inspector } from '#renderer/features/inspector/inspector.tsx';

/** The review, and above it what an undo brings back when that is what is staged. */
const ReviewScreen = () => (
  <div className={styles.screen}>
    <UndoPanel />
    <div className={styles.page}>
      <ReviewPage />
    </div>
  </div>
);

/** The code of every screen but the one that a start shows; one that is missing does not compile. */
export const PAGES: Readonly<Record<Exclude<Screen, 'members'>, ComponentType>> = {
  connect: ConnectPage,
  users: UsersPage,
  roles: RolesPage,
  tokens: TokensPage,
  review: ReviewScreen,
  run: RunPage,
  history: HistoryPage,
  changed: ChangedPage,
};

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
