import { useWhere } from '#renderer/data/window/where.ts';
import { ChangedPage } from '#renderer/features/changed/changed-page.tsx';
import { ConnectPage } from '#renderer/features/connect/connect-page.tsx';
import { HistoryPage } from '#renderer/features/history/history-page.tsx';
import { MembersPage } from '#renderer/features/members/members-page.tsx';
import { ReviewPage } from '#renderer/features/review/review-page.tsx';
import { RunPage } from '#renderer/features/run/run-page.tsx';

const SCREENS = {
  connect: ConnectPage,
  members: MembersPage,
  review: ReviewPage,
  run: RunPage,
  history: HistoryPage,
  changed: ChangedPage,
} as const;

/** The screen in the middle of the window. */
export const Screens = () => {
  const screen = useWhere((where) => where.screen);
  const hasDeployment = useWhere((where) => where.deploymentId !== null);
  const Page = SCREENS[screen];
  return screen === 'connect' || hasDeployment ? <Page /> : null;
};
