import {
  DEFAULT_SETTINGS,
  type Group,
  type LoginTrouble,
  type Notification,
  type Passcode,
  type Personal,
  type Settings,
  type SshKey,
  type Workspace,
} from './account-rows.ts';
import type { ApiKey, AuditRow, CustomRole, Member, Organization, User } from './rows.ts';

/** User ids in the order of their lower-cased usernames (byte order), kept sorted through single edits. */
type NameOrder = {
  readonly ids: readonly string[];
  readonly add: (id: string, username: string) => void;
  readonly remove: (id: string, username: string) => void;
  /** Index of the first entry whose lower-cased username is greater than `username` lower-cased. */
  readonly after: (username: string) => number;
};

const sortIds = (ids: Iterable<string>, lower: (id: string) => string): string[] =>
  // Names are looked up once each, not once per comparison: it makes a large world start several times faster.
  Array.from(ids, (id) => ({ id, name: lower(id) }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map((entry) => entry.id);

/** Sorts once; `lower` gives the lower-cased username of an id and must be true whenever the order is used. */
const createNameOrder = (start: Iterable<string>, lower: (id: string) => string): NameOrder => {
  const ids = sortIds(start, lower);
  const firstWhere = (isPast: (name: string) => boolean): number => {
    let low = 0;
    let high = ids.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isPast(lower(ids[middle] ?? ''))) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  const after = (username: string): number => {
    const wanted = username.toLowerCase();
    return firstWhere((name) => name > wanted);
  };
  return {
    ids,
    after,
    add: (id, username) => {
      ids.splice(after(username), 0, id);
    },
    remove: (id, username) => {
      const wanted = username.toLowerCase();
      const from = firstWhere((name) => name >= wanted);
      const at = ids.indexOf(id, from);
      if (at >= 0) ids.splice(at, 1);
    },
  };
};

type Table<T> = Map<string, T>;

/**
 * The whole deployment: plain tables, read directly by handlers and changed through write.ts only. Maps keep
 * the physical order of rows, as a list without ORDER BY shows it.
 */
export type World = {
  readonly deploymentId: string;
  readonly organizations: Table<Organization>;
  readonly users: Table<User>;
  /** Lower-cased username of living users to id. */
  readonly usernames: Table<string>;
  /** Lower-cased e-mail of living users to id. */
  readonly emails: Table<string>;
  /** Organization id to (user id to membership). */
  readonly members: Table<Table<Member>>;
  /** Organization id to (role name to custom role). */
  readonly customRoles: Table<Table<CustomRole>>;
  readonly organizationsOf: Table<Set<string>>;
  readonly keys: Table<ApiKey>;
  /** Oldest first. */
  readonly audit: AuditRow[];
  readonly groups: Table<Group>;
  readonly workspaces: Table<Workspace>;
  /** By user id; most users never set anything. */
  readonly personal: Table<Personal>;
  readonly sshKeys: Table<SshKey>;
  readonly passcodes: Table<Passcode>;
  /** By user id. */
  readonly loginTroubles: Table<LoginTrouble>;
  /** Oldest first. */
  readonly notifications: Notification[];
  settings: Settings;
  /** Moves whenever a custom role changes, so that rows showing its display name are made anew. */
  customRolesRevision: number;
  /** Moves whenever a user or membership comes, goes, or changes place in an order. */
  directoryRevision: number;
  readonly orders: { users: NameOrder | undefined; readonly members: Table<NameOrder> };
};

/** A deployment with nothing in it. */
export const createWorld = (deploymentId: string): World => ({
  deploymentId,
  organizations: new Map(),
  users: new Map(),
  usernames: new Map(),
  emails: new Map(),
  members: new Map(),
  customRoles: new Map(),
  organizationsOf: new Map(),
  keys: new Map(),
  audit: [],
  groups: new Map(),
  workspaces: new Map(),
  personal: new Map(),
  sshKeys: new Map(),
  passcodes: new Map(),
  loginTroubles: new Map(),
  notifications: [],
  settings: DEFAULT_SETTINGS,
  customRolesRevision: 0,
  directoryRevision: 0,
  orders: { users: undefined, members: new Map() },
});

const lowerOf =
  (world: World) =>
  (id: string): string =>
    world.users.get(id)?.username.toLowerCase() ?? '';

/** All users, deleted and system ones too, by lower-cased username. */
export const usersInOrder = (world: World): NameOrder => {
  world.orders.users ??= createNameOrder(world.users.keys(), lowerOf(world));
  return world.orders.users;
};

/** All memberships of an organization, also of deleted and system users, by lower-cased username. */
export const membersInOrder = (world: World, organizationId: string): NameOrder => {
  const kept = world.orders.members.get(organizationId);
  if (kept !== undefined) return kept;
  const made = createNameOrder(world.members.get(organizationId)?.keys() ?? [], lowerOf(world));
  world.orders.members.set(organizationId, made);
  return made;
};
