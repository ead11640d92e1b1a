import type { Permission } from '../rules/permission.ts';
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
  readonly keys: readonly { readonly id: string; readonly userId: string; readonly tokenName: string }[];
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

/** A copy of the state, comparable with toEqual; later changes do not show in it. */
export const dumpWorld = (world: World): TwinState => ({
  organizations: [...world.organizations.values()]
    .map(({ id, name, roleSyncField }) => ({ id, name, roleSync: roleSyncField !== '' }))
    .sort(by((row) => row.name)),
  users: [...world.users.values()]
    .map(({ id, username, name, email, status, loginType, roles, deleted }) => {
      return { id, username, name, email, status, loginType, roles: [...roles].sort(), deleted };
    })
    .sort(by((row) => row.id)),
  members: dumpMembers(world),
  customRoles: dumpRoles(world),
  keys: [...world.keys.values()]
    .map(({ id, userId, tokenName }) => ({ id, userId, tokenName }))
    .sort(by((row) => row.id)),
});
