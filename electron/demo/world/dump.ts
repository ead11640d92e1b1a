import type { Permission } from '../rules/permission.ts';
import type { Settings } from './account-rows.ts';
import type { User } from './rows.ts';
import type { World } from './world.ts';

/** The part of the deployment that a role console can change, as plain sorted data; no stamps of activity. */
export type TwinState = {
  readonly organizations: readonly {
    readonly id: string;
    readonly name: string;
    readonly roleSync: boolean;
  }[];
  readonly users: readonly {
    readonly id: string;
    readonly username: string;
    readonly name: string;
    readonly email: string;
    readonly status: User['status'];
    readonly loginType: User['loginType'];
    readonly roles: readonly string[];
    readonly deleted: boolean;
    readonly serviceAccount: boolean;
    readonly avatarUrl: string;
  }[];
  /** By organization name and user id; roles sorted. Rows of deleted users are left out. */
  readonly members: readonly {
    readonly organization: string;
    readonly userId: string;
    readonly username: string;
    readonly roles: readonly string[];
  }[];
  readonly customRoles: readonly {
    readonly organization: string;
    readonly name: string;
    readonly displayName: string;
    readonly permissions: readonly Permission[];
  }[];
  /** By organization name and group name; user ids sorted. */
  readonly groups: readonly {
    readonly organization: string;
    readonly name: string;
    readonly memberIds: readonly string[];
  }[];
  readonly workspaces: readonly { readonly ownerId: string; readonly name: string }[];
  /** What users set for themselves, as text, by user id. */
  readonly personal: readonly { readonly userId: string; readonly settings: string }[];
  readonly settings: Settings;
  readonly keys: readonly {
    readonly id: string;
    readonly userId: string;
    readonly tokenName: string;
    readonly isExpired: boolean;
  }[];
};

const by =
  <T>(key: (row: T) => string) =>
  (a: T, b: T): number => {
    const [left, right] = [key(a), key(b)];
    return left < right ? -1 : left > right ? 1 : 0;
  };

const dumpMembers = (world: World): TwinState['members'] =>
  [...world.organizations.values()]
    .flatMap((organization) =>
      [...(world.members.get(organization.id)?.values() ?? [])].flatMap((member) => {
        const user = world.users.get(member.userId);
        if (user === undefined || user.deleted) return [];
        const roles = [...member.roles].sort();
        return [{ organization: organization.name, userId: user.id, username: user.username, roles }];
      }),
    )
    .sort(by((row) => `${row.organization} ${row.userId}`));

const dumpRoles = (world: World): TwinState['customRoles'] =>
  [...world.organizations.values()]
    .flatMap((organization) =>
      [...(world.customRoles.get(organization.id)?.values() ?? [])].map((role) => ({
        organization: organization.name,
        name: role.name,
        displayName: role.displayName,
        permissions: [...role.permissions].sort(by((p) => `${p.resource_type} ${p.action} ${p.negate}`)),
      })),
    )
    .sort(by((row) => `${row.organization} ${row.name}`));

const dumpUsers = (world: World): TwinState['users'] =>
  [...world.users.values()]
    .map(({ id, username, name, email, status, loginType, roles, deleted, serviceAccount, avatarUrl }) => ({
      ...{ id, username, name, email, status, loginType, roles: [...roles].sort() },
      ...{ deleted, serviceAccount, avatarUrl },
    }))
    .sort(by((row) => row.id));

const dumpBelongings = (world: World): Pick<TwinState, 'groups' | 'workspaces' | 'personal'> => ({
  groups: [...world.groups.values()]
    .map(({ organizationId, name, memberIds }) => {
      const organization = world.organizations.get(organizationId)?.name ?? '';
      return { organization, name, memberIds: [...memberIds].sort() };
    })
    .sort(by((row) => `${row.organization} ${row.name}`)),
  workspaces: [...world.workspaces.values()]
    .map(({ ownerId, name }) => ({ ownerId, name }))
    .sort(by((row) => `${row.ownerId} ${row.name}`)),
  personal: [...world.personal.values()]
    .map(({ userId, ...rest }) => ({ userId, settings: JSON.stringify(rest) }))
    .sort(by((row) => row.userId)),
});

/** A copy of the state, comparable with toEqual; later changes do not show in it. */
export const dumpWorld = (world: World, nowMs: number): TwinState => ({
  organizations: [...world.organizations.values()]
    .map(({ id, name, roleSyncField }) => ({ id, name, roleSync: roleSyncField !== '' }))
    .sort(by((row) => row.name)),
  users: dumpUsers(world),
  members: dumpMembers(world),
  customRoles: dumpRoles(world),
  ...dumpBelongings(world),
  settings: world.settings,
  keys: [...world.keys.values()]
    .map(({ id, userId, tokenName, expiresAt }) => ({
      ...{ id, userId, tokenName, isExpired: Date.parse(expiresAt) <= nowMs },
    }))
    .sort(by((row) => row.id)),
});
