import type { Screen } from '#renderer/data/window/where.ts';
import { ChangedPage } from '#renderer/features/changed/changed-page.tsx';
import { ConnectPage } from '#renderer/features/connect/connect-page.tsx';
import { HistoryPage } from '#renderer/features/history/history-page.tsx';
import { UsersPage } from '#renderer/features/people/users.tsx';
import { RolesPage } from '#renderer/features/roles/roles-page.tsx';
import { RunPage } from '#renderer/features/run/run-page.tsx';
import { ReviewScreen } from './review-screen.tsx';

/** Every screen but the one that a start shows over a copy. */
export const LATER_SCREENS = {
  connect: ConnectPage,
  users: UsersPage,
  roles: RolesPage,
  review: ReviewScreen,
  run: RunPage,
  history: HistoryPage,
  changed: ChangedPage,
} as const satisfies Readonly<Record<Exclude<Screen, 'members'>, () => unknown>>;
