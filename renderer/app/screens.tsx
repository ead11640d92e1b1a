import { useWhere } from '#renderer/data/window/where.ts';
import { MembersPage } from '#renderer/features/people/members.tsx';
import { useLater } from './later.ts';

/** The screen in the middle of the window. */
export const Screens = () => {
  const screen = useWhere((where) => where.screen);
  const hasDeployment = useWhere((where) => where.deploymentId !== null);
  const later = useLater(screen !== 'members');
  if (screen !== 'connect' && !hasDeployment) return null;
  const Page = screen === 'members' ? MembersPage : later?.pages.get(screen);
  return Page === undefined ? null : <Page />;
};
