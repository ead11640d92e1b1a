/** What the first rows do not need; one chunk, so that the first one is not cut into what both share. `later.ts` loads it. */
import type { ComponentType } from 'react';
import { ChangedPage } from '#renderer/features/changed/changed-page.tsx';
import { ConnectPage } from '#renderer/features/connect/connect-page.tsx';
import { HistoryPage } from '#renderer/features/history/history-page.tsx';
import { UsersPage } from '#renderer/features/people/users.tsx';
import { ReviewPage } from '#renderer/features/review/review-page.tsx';
import { RolesPage } from '#renderer/features/roles/roles-page.tsx';
import { RunPage } from '#renderer/features/run/run-page.tsx';
import { TokensPage } from '#renderer/features/tokens/tokens-page.tsx';
import { UndoPanel } from '#renderer/features/undo/undo-panel.tsx';
import type { Screen } from '#renderer/window/screen.ts';
import styles from './later-parts.module.css';

export { Inspector } from '#renderer/features/inspector/inspector.tsx';
export { Dialogs } from './dialogs.tsx';

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
