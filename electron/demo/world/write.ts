import type { CustomRole, Member, Organization, User } from './rows.ts';
import type { World } from './world.ts';

/** Adds or replaces an organization, with empty tables for its members and roles when it is new. */
export const putOrganization = (world: World, organization: Organization): void => {
  world.organizations.set(organization.id, organization);
  if (!world.members.has(organization.id)) world.members.set(organization.id, new Map());
  if (!world.customRoles.has(organization.id)) world.customRoles.set(organization.id, new Map());
};

const unindexUser = (world: World, user: User): void => {
  const name = user.username.toLowerCase();
  if (world.usernames.get(name) === user.id) world.usernames.delete(name);
  const email = user.email.toLowerCase();
  if (world.emails.get(email) === user.id) world.emails.delete(email);
};

const isRenamed = (before: User | undefined, after: User): boolean => before?.username !== after.username;

const isVisiblyMoved = (before: User | undefined, after: User): boolean =>
  isRenamed(before, after) || before?.deleted !== after.deleted;

const setUserRow = (world: World, user: User): void => {
  world.users.set(user.id, user);
  if (user.deleted) return;
  world.usernames.set(user.username.toLowerCase(), user.id);
  if (user.email !== '') world.emails.set(user.email.toLowerCase(), user.id);
};

/** Adds or replaces a user and keeps every index and order that its username stands in. */
export const putUser = (world: World, user: User): void => {
  const before = world.users.get(user.id);
  const orders = [
    world.orders.users,
    ...[...(world.organizationsOf.get(user.id) ?? [])].map((id) => world.orders.members.get(id)),
  ].filter((order) => order !== undefined);
  const moves = isRenamed(before, user);
  if (before !== undefined && moves) for (const order of orders) order.remove(user.id, before.username);
  if (before !== undefined) unindexUser(world, before);
  setUserRow(world, user);
  if (isVisiblyMoved(before, user)) world.directoryRevision += 1;
  if (moves) for (const order of orders) order.add(user.id, user.username);
};

/** Adds a membership, or replaces it; a replaced row moves to the end, as an updated row does on disk. */
export const putMember = (world: World, member: Member): void => {
  const table = world.members.get(member.organizationId);
  if (table === undefined) throw new Error(`no organization ${member.organizationId}`);
  const isNew = !table.delete(member.userId);
  table.set(member.userId, member);
  if (!isNew) return;
  world.directoryRevision += 1;
  const of = world.organizationsOf.get(member.userId);
  if (of === undefined) world.organizationsOf.set(member.userId, new Set([member.organizationId]));
  else of.add(member.organizationId);
  const username = world.users.get(member.userId)?.username ?? '';
  world.orders.members.get(member.organizationId)?.add(member.userId, username);
};

const leaveGroups = (world: World, organizationId: string, userId: string): void => {
  for (const group of world.groups.values()) {
    if (group.organizationId !== organizationId || !group.memberIds.includes(userId)) continue;
    const memberIds = group.memberIds.filter((id) => id !== userId);
    world.groups.set(group.id, { ...group, memberIds });
  }
};

/** Removes a membership, and with it those of the organization's groups; says whether there was one. */
export const removeMember = (world: World, organizationId: string, userId: string): boolean => {
  const removed = world.members.get(organizationId)?.delete(userId) ?? false;
  if (!removed) return false;
  world.directoryRevision += 1;
  world.organizationsOf.get(userId)?.delete(organizationId);
  leaveGroups(world, organizationId, userId);
  const username = world.users.get(userId)?.username ?? '';
  world.orders.members.get(organizationId)?.remove(userId, username);
  return true;
};

/** Adds or replaces a custom role. Rows that were shown with its old display name must be shown anew. */
export const putCustomRole = (world: World, role: CustomRole): void => {
  world.customRoles.get(role.organizationId)?.set(role.name, role);
  world.customRolesRevision += 1;
};

/** Deletes a custom role and strips it from every member, as the database trigger does; false when unknown. */
export const deleteCustomRole = (world: World, organizationId: string, name: string): boolean => {
  if (!world.customRoles.get(organizationId)?.delete(name)) return false;
  world.customRolesRevision += 1;
  const table = world.members.get(organizationId);
  for (const member of table?.values() ?? []) {
    if (!member.roles.includes(name)) continue;
    table?.set(member.userId, { ...member, roles: member.roles.filter((held) => held !== name) });
  }
  return true;
};

/** Deletes all keys of a user, sessions and tokens alike. */
export const deleteKeysOf = (world: World, userId: string): void => {
  for (const key of world.keys.values()) if (key.userId === userId) world.keys.delete(key.id);
};

/** Marks a user deleted: name and e-mail become free, keys go, and memberships too where the server does so. */
export const deleteUser = (world: World, userId: string, withMemberships: boolean): void => {
  const user = world.users.get(userId);
  if (user === undefined) return;
  putUser(world, { ...user, deleted: true });
  deleteKeysOf(world, userId);
  world.passcodes.delete(userId);
  if (!withMemberships) return;
  for (const organizationId of [...(world.organizationsOf.get(userId) ?? [])]) {
    removeMember(world, organizationId, userId);
  }
};
