import type { Route } from '../http/call.ts';
import type { Traits } from '../rules/generation.ts';
import { auditRoutes } from './audit-list.ts';
import { authcheckRoutes } from './authcheck.ts';
import { customRoleRoutes } from './custom-roles.ts';
import { deploymentFactRoutes } from './deployment-facts.ts';
import { keyReadRoutes } from './keys-read.ts';
import { loginRoutes } from './login.ts';
import { memberRolesRoutes } from './member-roles.ts';
import { membersListRoutes } from './members-list.ts';
import { memberRoutes } from './members-one.ts';
import { openRoutes } from './open.ts';
import { organizationRoutes } from './organizations.ts';
import { roleListRoutes } from './role-lists.ts';
import { tokenCreateRoutes } from './token-create.ts';
import { userRoutes } from './user-lifecycle.ts';
import { userRolesRoutes } from './user-roles.ts';
import { usersListRoutes } from './users-list.ts';

/** All routes of a generation. A group that only some generations have whole is a function of the traits. */
export const routesOf = (traits: Traits): readonly Route[] => [
  ...openRoutes,
  ...loginRoutes,
  ...deploymentFactRoutes(traits),
  ...organizationRoutes,
  ...membersListRoutes,
  ...memberRoutes(traits),
  ...memberRolesRoutes,
  ...roleListRoutes,
  ...customRoleRoutes,
  ...usersListRoutes,
  ...userRoutes,
  ...userRolesRoutes,
  ...keyReadRoutes(traits),
  ...tokenCreateRoutes,
  ...authcheckRoutes,
  ...auditRoutes,
];
