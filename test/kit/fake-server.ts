/**
 * The one stand-in for a Coder server behind the store's own port, for tests of decisions rather than of bytes: no HTTP,
 * no rules, an answer at once. `createFakeApi` is the port over any world that knows words; `createFakeServer` is the
 * world of the twin behind it, with what was asked written down and ways to answer something else.
 */
import type { CustomRole, Member, User } from '#electron/demo/world/rows.ts';
import { createWorld, membersInOrder, usersInOrder } from '#electron/demo/world/world.ts';
import {
  deleteCustomRole,
  putCustomRole,
  putMember,
  putOrganization,
  putUser,
  removeMember,
} from '#electron/demo/world/write.ts';
import type {
  CallOptions,
  CoderApi,
  PageOf,
  PutOutcome,
  RemoteMember,
  RemoteRole,
} from '#electron/store/remote/port.ts';
import type { OrganizationId, UserId } from '#shared/base/brand.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';
import { fromRoleWords, toRoleWords } from '#shared/core/roles/role-words.ts';
import { EXISTS, LIVE, MEMBER, SUSPENDED } from '#shared/model/subject.ts';
import type { HistoryEntry, Target } from './history.ts';

export const ORGANIZATION = '11111111-1111-4111-8111-111111111111' as OrganizationId;
export const ACTOR = '99999999-9999-4999-8999-999999999999' as UserId;

/** The id of the n-th person. */
export const person = (n: number): UserId =>
  `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as UserId;

type Rows = Pick<readonly UserId[], 'length' | 'slice'>;

/** What `createFakeApi` asks: what is so, in the words of the kinds of change, and what becomes of a write. */
export type FakeWorld = {
  /** Everybody of the deployment, and the members of its one organization, in the order of lists. */
  readonly users: () => Rows;
  readonly members: () => Rows;
  /** Custom roles that may be there: one is when it has words. */
  readonly roleNames: () => readonly string[];
  readonly wordsOf: (target: Target) => readonly string[];
  /** A read, which `look` answers; `about` is what it is about, empty for lists of people. */
  readonly read: <T, C extends string>(
    about: readonly Target[],
    look: () => Result<T, C>,
  ) => Promise<Result<T, C | RemoteFailure>>;
  readonly write: (target: Target, words: readonly string[], o?: CallOptions) => Promise<PutOutcome>;
};

const toRole = (name: string, words: readonly string[]): RemoteRole => {
  const role = fromRoleWords(words);
  const permissions = (wanted: 'org' | 'member') =>
    (role?.permissions ?? [])
      .filter(({ scope }) => scope === wanted)
      .map(({ negate, resourceType, action }) => ({ negate, resourceType, action }));
  return {
    name,
    displayName: role?.displayName ?? '',
    organizationId: ORGANIZATION,
    builtIn: false,
    assignable: true,
    sitePermissions: [],
    organizationPermissions: permissions('org'),
    userPermissions: [],
    memberPermissions: permissions('member'),
  };
};

/** What is so about somebody, under the id of their own. */
const about = (kind: Target['kind'], of: string): Target => ({ kind, of });

/** What no apply asks: a test in which it is asked for fails. */
const unused = (): never => {
  throw new Error('The engine has no business here.');
};

/** The store's port over a world of one organization. */
export const createFakeApi = (world: FakeWorld): CoderApi => {
  const { wordsOf, read, write } = world;
  const isMember = (user: UserId): boolean => wordsOf(about('membership', user)).includes(MEMBER);
  const toMember = (userId: UserId): RemoteMember => ({
    userId,
    username: userId,
    name: '',
    email: '',
    status: wordsOf(about('user-status', userId)).includes(SUSPENDED) ? 'suspended' : 'active',
    loginType: 'password',
    lastSeenAt: null,
    createdAt: null,
    isServiceAccount: false,
    roles: wordsOf(about('member-roles', userId)),
    siteRoles: wordsOf(about('site-roles', userId)),
  });
  const toPage = (users: Rows, { offset, limit }: PageOf) =>
    ok({ rows: users.slice(offset, offset + limit).map(toMember), count: users.length });
  return {
    readBuildInfo: unused,
    listSiteRoles: unused,
    readRoleSync: unused,
    readOrganizationSync: unused,
    revokeToken: unused,
    listTokens: unused,
    readToken: unused,
    expireToken: unused,
    serverSkewMs: () => 0,
    serverNowMs: () => 0,
    pageAudit: async () => fail('forbidden', 'Not for you.'),
    close: () => undefined,
    readSelf: async () => ok({ userId: ACTOR, username: 'admin', siteRoles: ['owner'] }),
    listOrganizations: async () =>
      ok([{ id: ORGANIZATION, name: 'o', displayName: 'O', isDefault: true, defaultRoles: null }]),
    listOrganizationRoles: () => {
      const names = world.roleNames();
      return read(
        names.map((name) => about('custom-role', name)),
        () =>
          ok(
            names.flatMap((name) => {
              const words = wordsOf(about('custom-role', name));
              return words.includes(EXISTS) ? [toRole(name, words)] : [];
            }),
          ),
      );
    },
    pageMembers: (_, page) => read([], () => toPage(world.members(), page)),
    pageUsers: (page) => read([], () => toPage(world.users(), page)),
    readMemberRoles: (_, user) => {
      const roles = about('member-roles', user);
      return read([about('membership', user), roles], () =>
        isMember(user) ? ok(wordsOf(roles)) : fail('member-gone', 'Not a member.'),
      );
    },
    readAccount: (user) => {
      const [roles, status] = [about('site-roles', user), about('user-status', user)];
      return read([roles, status], () =>
        ok({
          status: wordsOf(status).includes(SUSPENDED) ? 'suspended' : 'active',
          siteRoles: wordsOf(roles),
        }),
      );
    },
    putMemberRoles: (_, user, roles, o) => write(about('member-roles', user), roles, o),
    putSiteRoles: (user, roles, o) => write(about('site-roles', user), roles, o),
    setSuspended: (user, isSuspended, o) =>
      write(about('user-status', user), isSuspended ? [SUSPENDED] : [], o),
    addMember: (_, user, o) => write(about('membership', user), [MEMBER], o),
    removeMember: (_, user, o) => write(about('membership', user), [], o),
    putCustomRole: (_, name, role, _isNew, o) =>
      write(about('custom-role', name), toRoleWords(name, role), o),
    deleteCustomRole: (_, name, o) => write(about('custom-role', name), [], o),
  };
};

const NEVER = '0001-01-01T00:00:00Z';

const toUser = (id: string): User => ({
  ...{ id, username: id, email: '', name: '', avatarUrl: '', createdAt: NEVER, updatedAt: NEVER },
  ...{ lastSeenAt: NEVER, status: 'active', loginType: 'password', password: '', roles: [] },
  ...{ serviceAccount: false, system: false, deleted: false },
});

const toMembership = (userId: string, roles: readonly string[]): Member => ({
  ...{ userId, organizationId: ORGANIZATION, createdAt: NEVER, updatedAt: NEVER, roles },
});

/** The twin keeps the permissions of an organization only, which is all that Coder takes. */
const toWordsOf = ({ name, displayName, permissions }: CustomRole): readonly string[] =>
  toRoleWords(name, {
    displayName,
    permissions: permissions.map(({ negate, resource_type, action }) => ({
      ...{ scope: 'org', negate, resourceType: resource_type, action },
    })),
  });

const toCustomRole = (name: string, words: readonly string[]): CustomRole | null => {
  const role = fromRoleWords(words);
  return role === null
    ? null
    : {
        ...{ name, displayName: role.displayName, organizationId: ORGANIZATION },
        permissions: role.permissions.map(({ negate, resourceType, action }) => ({
          ...{ negate, resource_type: resourceType, action },
        })),
      };
};

/** The twin's tables with one organization, read and written by words; no rule is checked. */
const createTables = (people: number, roles: readonly string[]) => {
  const world = createWorld('fake');
  putOrganization(world, {
    ...{ id: ORGANIZATION, name: 'o', displayName: 'O', description: '', icon: '', roleSyncField: '' },
    ...{ createdAt: NEVER, updatedAt: NEVER, isDefault: true, defaultMemberRoles: [] },
  });
  /** Whoever is let in is a user of the deployment, as on a server. */
  const join = (id: string, held: readonly string[]): void => {
    if (!world.users.has(id)) putUser(world, toUser(id));
    putMember(world, toMembership(id, held));
  };
  for (let n = 1; n <= people; n += 1) join(person(n), roles);
  const userOf = (id: string): User => {
    const user = world.users.get(id);
    if (user === undefined) throw new Error(`There is no user ${id}`);
    return user;
  };
  const memberOf = (user: string): Member | undefined => world.members.get(ORGANIZATION)?.get(user);
  const wordsOf = ({ kind, of }: Target): readonly string[] => {
    switch (kind) {
      case 'member-roles':
        return memberOf(of)?.roles ?? [];
      case 'membership':
        return memberOf(of) === undefined ? [] : [MEMBER];
      case 'site-roles':
        return userOf(of).roles;
      case 'user-status':
        return userOf(of).status === 'suspended' ? [SUSPENDED] : [];
      case 'custom-role': {
        const role = world.customRoles.get(ORGANIZATION)?.get(of);
        return role === undefined ? [] : toWordsOf(role);
      }
      case 'token-expiry':
        return world.keys.has(of) ? [LIVE] : [];
      case 'unknown-kind':
        return [];
    }
  };
  const setters: Readonly<Record<Target['kind'], (of: string, words: readonly string[]) => void>> = {
    'member-roles': join,
    membership: (user, words) => {
      if (words.length === 0) removeMember(world, ORGANIZATION, user);
      else if (memberOf(user) === undefined) join(user, []);
    },
    'site-roles': (id, words) => putUser(world, { ...userOf(id), roles: words }),
    'user-status': (id, words) =>
      putUser(world, { ...userOf(id), status: words.includes(SUSPENDED) ? 'suspended' : 'active' }),
    'custom-role': (name, words) => {
      const role = toCustomRole(name, words);
      if (role === null) deleteCustomRole(world, ORGANIZATION, name);
      else putCustomRole(world, role);
    },
    // A token that has expired is left out of this world.
    'token-expiry': (id, words) => {
      if (words.length === 0) world.keys.delete(id);
    },
    'unknown-kind': () => undefined,
  };
  const set = ({ kind, of }: Target, words: readonly string[]): void => setters[kind](of, words);
  // Ids of the world are those that were put into it above, or by a write of the store.
  const members = (): readonly UserId[] => membersInOrder(world, ORGANIZATION).ids as readonly UserId[];
  const users = (): readonly UserId[] => usersInOrder(world).ids as readonly UserId[];
  const roleNames = (): readonly string[] => [...(world.customRoles.get(ORGANIZATION)?.keys() ?? [])];
  return { wordsOf, set, members, users, roleNames };
};

/** How the next write of a member's roles, or read of them, goes; `true` goes on to the ordinary answer. */
type PutScript = (user: UserId, roles: readonly string[]) => PutOutcome | true | Promise<PutOutcome | true>;
type ReadScript = (user: UserId) => Awaited<ReturnType<CoderApi['readMemberRoles']>> | true;

/** What every outcome says of its request, where a test does not care. */
export const told = { requestId: null, status: null } as const;

/**
 * People 1 to `people` with `roles`. `puts` and `reads` count what was asked about roles of members, `history` has for the
 * checker what was done to anything; `script` answers in the place of the server. `rolesOf` and `setRoles` look at and
 * change somebody behind the store's back, `set` anything.
 */
export const createFakeServer = (people: number, roles: readonly string[] = []) => {
  const tables = createTables(people, roles);
  const { wordsOf, set } = tables;
  const puts: { readonly user: UserId; readonly roles: readonly string[] }[] = [];
  const reads: UserId[] = [];
  const history: HistoryEntry[] = [];
  const script: { put: PutScript; read: ReadScript } = { put: () => true, read: () => true };
  const applied = (words: readonly string[]): PutOutcome => ({
    ...{ class: 'applied', roles: words, requestId: 'r', status: 200 },
  });
  const plain = createFakeApi({
    ...tables,
    read: async (_about, look) => look(),
    write: async (target, words) => {
      set(target, words);
      return applied(words);
    },
  });
  const rolesOf = (user: UserId): readonly string[] => wordsOf({ kind: 'member-roles', of: user });
  const api: CoderApi = {
    ...plain,
    readMemberRoles: async (organization, user, o) => {
      reads.push(user);
      const scripted = script.read(user);
      const read = scripted === true ? await plain.readMemberRoles(organization, user, o) : scripted;
      if (read.ok) history.push({ kind: 'read', at: Date.now(), subject: user, roles: read.value });
      return read;
    },
    putMemberRoles: async (organization, user, body, o) => {
      const [arrivedAt, before] = [Date.now(), rolesOf(user)];
      puts.push({ user, roles: body });
      const scripted = await script.put(user, body);
      const outcome = scripted === true ? await plain.putMemberRoles(organization, user, body, o) : scripted;
      history.push({
        ...{ kind: 'put', at: Date.now(), arrivedAt, subject: user, fault: 'none' },
        ...{ before, body, after: rolesOf(user) },
      });
      return outcome;
    },
  };
  return {
    ...{ api, puts, reads, history, script, wordsOf, set, rolesOf },
    setRoles: (user: UserId, held: readonly string[]): void => set({ kind: 'member-roles', of: user }, held),
    members: tables.members,
  };
};
export type FakeServer = ReturnType<typeof createFakeServer>;
