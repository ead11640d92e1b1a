import type {
  Group,
  LoginTrouble,
  Notification,
  Passcode,
  Personal,
  Settings,
  SshKey,
  Workspace,
} from './account-rows.ts';
import type { ApiKey, AuditRow, CustomRole, Member, Organization, User } from './rows.ts';
import { createWorld, type World } from './world.ts';
import { putCustomRole, putMember, putOrganization, putUser } from './write.ts';

/** Every row of a world as plain data; members in their physical order, organization by organization. */
export type SavedWorld = {
  readonly deploymentId: string;
  readonly settings: Settings;
  readonly organizations: readonly Organization[];
  readonly users: readonly User[];
  readonly members: readonly Member[];
  readonly customRoles: readonly CustomRole[];
  readonly keys: readonly ApiKey[];
  readonly audit: readonly AuditRow[];
  readonly groups: readonly Group[];
  readonly workspaces: readonly Workspace[];
  readonly personal: readonly Personal[];
  readonly sshKeys: readonly SshKey[];
  readonly passcodes: readonly Passcode[];
  readonly loginTroubles: readonly (readonly [userId: string, LoginTrouble])[];
  readonly notifications: readonly Notification[];
};

/** A copy of all rows. Rows are never changed, only replaced, so the copy is safe from later changes. */
export const saveWorld = (world: World): SavedWorld => ({
  deploymentId: world.deploymentId,
  settings: world.settings,
  organizations: [...world.organizations.values()],
  users: [...world.users.values()],
  members: [...world.members.values()].flatMap((table) => [...table.values()]),
  customRoles: [...world.customRoles.values()].flatMap((table) => [...table.values()]),
  keys: [...world.keys.values()],
  audit: [...world.audit],
  groups: [...world.groups.values()],
  workspaces: [...world.workspaces.values()],
  personal: [...world.personal.values()],
  sshKeys: [...world.sshKeys.values()],
  passcodes: [...world.passcodes.values()],
  loginTroubles: [...world.loginTroubles],
  notifications: [...world.notifications],
});

/** Builds a world from saved rows. */
export const restoreWorld = (saved: SavedWorld): World => {
  const world = createWorld(saved.deploymentId);
  world.settings = saved.settings;
  for (const row of saved.organizations) putOrganization(world, row);
  for (const row of saved.users) putUser(world, row);
  for (const row of saved.members) putMember(world, row);
  for (const row of saved.customRoles) putCustomRole(world, row);
  for (const row of saved.keys) world.keys.set(row.id, row);
  for (const row of saved.groups) world.groups.set(row.id, row);
  for (const row of saved.workspaces) world.workspaces.set(row.id, row);
  for (const row of saved.personal) world.personal.set(row.userId, row);
  for (const row of saved.sshKeys) world.sshKeys.set(row.userId, row);
  for (const row of saved.passcodes) world.passcodes.set(row.userId, row);
  for (const [userId, trouble] of saved.loginTroubles) world.loginTroubles.set(userId, trouble);
  world.audit.push(...saved.audit);
  world.notifications.push(...saved.notifications);
  return world;
};
