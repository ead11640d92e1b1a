import type { Route } from '../http/call.ts';
import type { Traits } from '../rules/generation.ts';
import { memberRolesRoutes } from './member-roles.ts';
import { membersListRoutes } from './members-list.ts';
import { openRoutes } from './open.ts';

/** All routes of a generation. A group that only some generations have is a function of the traits. */
export const routesOf = (_traits: Traits): readonly Route[] => [
  ...openRoutes,
  ...membersListRoutes,
  ...memberRolesRoutes,
];
