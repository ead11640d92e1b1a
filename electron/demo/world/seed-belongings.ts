import { ODDITIES } from './cast.ts';
import type { Random } from './random.ts';
import type { Organization } from './rows.ts';
import type { OrganizationKey } from './seed-organizations.ts';
import type { World } from './world.ts';

const GROUPS: readonly (readonly [OrganizationKey, name: string, displayName: string])[] = [
  ['coder', 'platform', 'Platform'],
  ['coder', 'on-call', 'On call'],
  ['labs', 'curators', 'Curators'],
];

const WORKSPACES = ['dev', 'review'];

const userIdOf = (world: World, username: string): string => {
  const id = world.usernames.get(username);
  if (id === undefined) throw new Error(`the cast lacks ${username}`);
  return id;
};

/** Groups with one known member (who loses them with the membership), and an owner of two workspaces. */
export const seedBelongings = (
  random: Random,
  world: World,
  organizations: Readonly<Record<OrganizationKey, Organization>>,
): void => {
  const memberIds = [userIdOf(world, ODDITIES.groupMember.username)];
  for (const [key, name, displayName] of GROUPS) {
    const id = random.uuid();
    world.groups.set(id, { id, organizationId: organizations[key].id, name, displayName, memberIds });
  }
  const ownerId = userIdOf(world, ODDITIES.workspaceOwner.username);
  for (const name of WORKSPACES) {
    const id = random.uuid();
    world.workspaces.set(id, { id, organizationId: organizations.coder.id, ownerId, name });
  }
};
