import type { ComponentType } from 'react';
import { useQuery } from '#renderer/client/use-query.ts';
import { changedScreen } from '#renderer/features/changed/screen.ts';
import { connectScreen } from '#renderer/features/connect/screen.ts';
import { historyScreen } from '#renderer/features/history/screen.ts';
import { MembersPage } from '#renderer/features/people/members.tsx';
import { rolesScreen } from '#renderer/features/roles/screen.ts';
import { runScreen } from '#renderer/features/run/screen.ts';
import type { ScreenSpec } from '#renderer/window/screen.ts';
import type { Screen } from '#renderer/window/where.ts';

/** The one that a start shows: its code is there from the beginning. */
const membersScreen: ScreenSpec = {
  id: 'members',
  title: 'Members',
  command: 'view.members',
  // Each organization is a place of its own there.
  group: null,
  load: async () => MembersPage,
};

const usersScreen: ScreenSpec = {
  id: 'users',
  title: 'Users',
  command: 'view.users',
  group: 'Deployment',
  useCount: (deploymentId) => {
    const users = useQuery('user.count', { deploymentId }).value;
    // A deployment has somebody always: with nobody in the copy, nothing was read yet.
    return users === undefined || users.all === 0 ? undefined : users.all;
  },
  load: async () => (await import('#renderer/features/people/users.tsx')).UsersPage,
};

const reviewScreen: ScreenSpec = {
  id: 'review',
  title: 'Review',
  command: 'plan.review',
  group: 'Changes',
  load: async () => (await import('./review-screen.tsx')).ReviewScreen,
};

const BY_ID: Readonly<Record<Screen, ScreenSpec>> = {
  connect: connectScreen,
  members: membersScreen,
  users: usersScreen,
  roles: rolesScreen,
  review: reviewScreen,
  run: runScreen,
  history: historyScreen,
  changed: changedScreen,
};

/** Every screen: one that is missing does not compile. The sidebar has those of a group in this order. */
export const SCREENS: readonly ScreenSpec[] = Object.values(BY_ID);

export type Pages = ReadonlyMap<Screen, ComponentType>;

/** The code of every screen. */
export const loadPages = async (): Promise<Pages> =>
  new Map(await Promise.all(SCREENS.map(async ({ id, load }) => [id, await load()] as const)));
