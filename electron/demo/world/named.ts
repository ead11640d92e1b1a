import type { Deployment } from '../deployment.ts';
import { parseUuid } from '../rules/name-rule.ts';
import type { Organization, User } from './rows.ts';

/** The organization of that name; throws when there is none. */
export const organizationNamed = (deployment: Deployment, name: string): Organization => {
  const found = [...deployment.world.organizations.values()].find(
    (organization) => organization.name === name,
  );
  if (found === undefined) throw new Error(`no organization named ${name}`);
  return found;
};

/** The user of that username or id; throws when there is none. */
export const userNamed = (deployment: Deployment, text: string): User => {
  const { users, usernames } = deployment.world;
  const user = users.get(usernames.get(text.toLowerCase()) ?? parseUuid(text) ?? text);
  if (user === undefined) throw new Error(`no user ${text}`);
  return user;
};
