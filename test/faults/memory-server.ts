import type { CoderApi, PutOutcome, RemoteMember } from '#electron/store/remote/port.ts';
import type { OrganizationId, UserId } from '#shared/base/brand.ts';
import { fail, ok } from '#shared/base/result.ts';

export const ORGANIZATION = '11111111-1111-4111-8111-111111111111' as OrganizationId;
export const ACTOR = '99999999-9999-4999-8999-999999999999' as UserId;

/** The id of the n-th person. */
export const person = (n: number): UserId =>
  `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as UserId;

/** How the next PUT or read of somebody goes; `true` goes on to the ordinary answer. */
export type PutScript = (
  user: UserId,
  roles: readonly string[],
) => PutOutcome | true | Promise<PutOutcome | true>;
export type ReadScript = (user: UserId) => Awaited<ReturnType<CoderApi['readMemberRoles']>> | true;

export const told = { requestId: null, status: null } as const;

/**
 * One organization in memory behind the engine's own port, for tests of decisions rather than of bytes. `puts` and
 * `reads` count what was asked.
 */
export const createMemoryServer = (people: number, roles: readonly string[] = []) => {
  const world = new Map<UserId, readonly string[]>();
  for (let n = 1; n <= people; n += 1) world.set(person(n), roles);
  const puts: { readonly user: UserId; readonly roles: readonly string[] }[] = [];
  const reads: UserId[] = [];
  const script: { put: PutScript; read: ReadScript } = { put: () => true, read: () => true };
  const unused = (): never => {
    throw new Error('The engine has no business here.');
  };
  const toMember = (userId: UserId, held: readonly string[]): RemoteMember => ({
    userId,
    username: userId,
    name: '',
    email: '',
    status: 'active',
    loginType: 'password',
    lastSeenAt: null,
    createdAt: null,
    isServiceAccount: false,
    roles: held,
    siteRoles: [],
  });
  const api: CoderApi = {
    readAccount: unused,
    putSiteRoles: unused,
    setSuspended: unused,
    addMember: unused,
    removeMember: unused,
    putCustomRole: unused,
    deleteCustomRole: unused,
    readBuildInfo: unused,
    listOrganizationRoles: async () => ok([]),
    listSiteRoles: unused,
    pageUsers: unused,
    readRoleSync: unused,
    readOrganizationSync: unused,
    revokeToken: unused,
    listTokens: unused,
    readToken: unused,
    expireToken: unused,
    serverSkewMs: () => 0,
    pageAudit: async () => fail('forbidden', 'Not for you.'),
    close: () => undefined,
    readSelf: async () => ok({ userId: ACTOR, username: 'admin', siteRoles: ['owner'] }),
    listOrganizations: async () =>
      ok([{ id: ORGANIZATION, name: 'o', displayName: 'O', isDefault: true, defaultRoles: null }]),
    pageMembers: async (_, { offset, limit }) => {
      const all = [...world].map(([userId, held]) => toMember(userId, held));
      return ok({ rows: all.slice(offset, offset + limit), count: all.length });
    },
    readMemberRoles: async (_, user) => {
      reads.push(user);
      const scripted = script.read(user);
      if (scripted !== true) return scripted;
      const held = world.get(user);
      return held === undefined ? fail('member-gone', 'Not a member.') : ok(held);
    },
    putMemberRoles: async (_, user, wanted) => {
      puts.push({ user, roles: wanted });
      const scripted = await script.put(user, wanted);
      if (scripted !== true) return scripted;
      world.set(user, wanted);
      return { class: 'applied', roles: wanted, requestId: 'r', status: 200 };
    },
  };
  return { api, world, puts, reads, script };
};
export type MemoryServer = ReturnType<typeof createMemoryServer>;
