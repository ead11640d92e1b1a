import type { CoderApi, RemoteMember, RemoteRole } from '#electron/store/remote/port.ts';
import type { PlanId, UserId } from '#shared/base/brand.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { personSubject } from '#shared/core/plan/subject.ts';
import { fromRoleWords, toRoleWords } from '#shared/core/roles/role-words.ts';
import { roleSubject } from '#shared/kinds/subject-form.ts';
import { EXISTS, MEMBER, SUSPENDED, type Subject } from '#shared/model/subject.ts';
import { createMemoryServer, ORGANIZATION } from '#test/faults/memory-server.ts';
import { CUSTOM_ROLES, PEOPLE, personAt } from './subjects.ts';
import type { Caller, World } from './world.ts';

const on = (kind: 'member-roles' | 'membership' | 'site-roles' | 'user-status', user: UserId): Subject =>
  personSubject(kind, ORGANIZATION, user);

const toMember = ({ book }: World, userId: UserId): RemoteMember => ({
  userId,
  username: userId,
  name: '',
  email: '',
  status: book.wordsOf(on('user-status', userId)).includes(SUSPENDED) ? 'suspended' : 'active',
  loginType: 'password',
  lastSeenAt: null,
  createdAt: null,
  isServiceAccount: false,
  roles: book.wordsOf(on('member-roles', userId)),
  siteRoles: book.wordsOf(on('site-roles', userId)),
});

const toRole = (name: string, words: readonly string[]): RemoteRole => {
  const role = fromRoleWords(words);
  const permissions = (scope: 'org' | 'member') =>
    role?.permissions
      .filter((permission) => permission.scope === scope)
      .map(({ negate, resourceType, action }) => ({ negate, resourceType, action })) ?? [];
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

/** One connection of one process to the world; what goes through it belongs to the plan that ran when it began. */
export const openWorldApi = (world: World, caller: Caller): CoderApi => {
  const { book } = world;
  let plan: PlanId | null = null;
  const whose = (): PlanId | null => {
    plan ??= caller.findPlan();
    return plan;
  };
  const read = async <T extends Result<unknown, string>>(look: (plan: PlanId | null) => T) => {
    const of = whose();
    const trouble = await world.beforeRead();
    return world.answer(caller, trouble ?? look(of));
  };
  const write = (subject: Subject, body: readonly string[], o?: { readonly signal?: AbortSignal }) =>
    world.write(caller, whose(), subject, body, o?.signal);
  const everybody = Array.from({ length: PEOPLE }, (_, n) => personAt(n));
  return {
    ...createMemoryServer(0).api,
    pageMembers: (_, { offset, limit }) =>
      read(() => {
        const rows = everybody.filter(book.isMember).map((user) => toMember(world, user));
        return ok({ rows: rows.slice(offset, offset + limit), count: rows.length });
      }),
    pageUsers: ({ offset, limit }) =>
      read(() =>
        ok({
          rows: everybody.map((user) => toMember(world, user)).slice(offset, offset + limit),
          count: PEOPLE,
        }),
      ),
    listOrganizationRoles: () =>
      read((of) =>
        ok(
          CUSTOM_ROLES.flatMap((name) => {
            const words = book.read(roleSubject(ORGANIZATION, name), of);
            return words.includes(EXISTS) ? [toRole(name, words)] : [];
          }),
        ),
      ),
    readMemberRoles: (_, user) =>
      read((of) => {
        book.read(on('membership', user), of);
        const roles = book.read(on('member-roles', user), of);
        return book.isMember(user) ? ok(roles) : fail('member-gone', 'Gone.');
      }),
    readAccount: (user) =>
      read((of) => {
        const siteRoles = book.read(on('site-roles', user), of);
        const status = book.read(on('user-status', user), of);
        return ok({ status: status.includes(SUSPENDED) ? 'suspended' : 'active', siteRoles });
      }),
    putMemberRoles: (_, user, body, o) => write(on('member-roles', user), body, o),
    putSiteRoles: (user, body, o) => write(on('site-roles', user), body, o),
    setSuspended: (user, isSuspended, o) => write(on('user-status', user), isSuspended ? [SUSPENDED] : [], o),
    addMember: (_, user, o) => write(on('membership', user), [MEMBER], o),
    removeMember: (_, user, o) => write(on('membership', user), [], o),
    putCustomRole: (_, name, role, _isNew, o) =>
      write(roleSubject(ORGANIZATION, name), toRoleWords(name, role), o),
    deleteCustomRole: (_, name, o) => write(roleSubject(ORGANIZATION, name), [], o),
  };
};
