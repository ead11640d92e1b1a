import type { Route } from '../http/call.ts';
import type { Traits } from '../rules/generation.ts';
import { auditRoutes } from './audit-list.ts';
import { authcheckRoutes } from './authcheck.ts';
import { autofillRoutes } from './autofill.ts';
import { customRoleRoutes } from './custom-roles.ts';
import { deploymentFactRoutes } from './deployment-facts.ts';
import { gitSshKeyRoutes } from './git-ssh-key.ts';
import { keyReadRoutes } from './keys-read.ts';
import { loginRoutes } from './login.ts';
import { memberRolesRoutes } from './member-roles.ts';
import { membersListRoutes } from './members-list.ts';
import { memberRoutes } from './members-one.ts';
import { oauthRoutes } from './oauth.ts';
import { oneTimePasscodeRoutes } from './one-time-passcode.ts';
import { openRoutes } from './open.ts';
import { organizationRoutes } from './organizations.ts';
import { roleListRoutes } from './role-lists.ts';
import { tokenCreateRoutes } from './token-create.ts';
import { userAppearanceRoutes } from './user-appearance.ts';
import { userRoutes } from './user-lifecycle.ts';
import { userPasswordRoutes } from './user-password.ts';
import { userPreferencesRoutes } from './user-preferences.ts';
import { userProfileRoutes } from './user-profile.ts';
import { userRolesRoutes } from './user-roles.ts';
import { usersCreateRoutes } from './users-create.ts';
import { usersFirstRoutes } from './users-first.ts';
import { usersListRoutes } from './users-list.ts';

/** The default distribution, or one built from the open source alone. */
export type Edition = 'enterprise' | 'agpl';

/** What only the enterprise binary has. Writing custom roles ends in 405 and 404 without these routes. */
const isEnterprise = ({ method, path }: Route): boolean =>
  path === '/entitlements' ||
  path.includes('/settings/idpsync/') ||
  (path.startsWith('/organizations/{organization}/members/roles') && method !== 'GET');

/**
 * All routes of a generation, or those that are left in a build without the enterprise code. A group that only
 * some generations have whole is a function of the traits.
 */
export const routesOf = (traits: Traits, edition: Edition): readonly Route[] => {
  const all = allRoutes(traits);
  return edition === 'agpl' ? all.filter((route) => !isEnterprise(route)) : all;
};

const allRoutes = (traits: Traits): readonly Route[] => [
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
  ...usersCreateRoutes,
  ...usersFirstRoutes,
  ...oauthRoutes(traits),
  ...userRoutes,
  ...userRolesRoutes,
  ...userProfileRoutes,
  ...userPasswordRoutes,
  ...oneTimePasscodeRoutes,
  ...userAppearanceRoutes,
  ...userPreferencesRoutes(traits),
  ...gitSshKeyRoutes,
  ...autofillRoutes,
  ...keyReadRoutes(traits),
  ...tokenCreateRoutes,
  ...authcheckRoutes,
  ...auditRoutes,
];
