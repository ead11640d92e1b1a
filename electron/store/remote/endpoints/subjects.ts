import { fail, ok } from '#shared/base/result.ts';
import { type CustomRole, toRoleWords } from '#shared/core/roles/role-words.ts';
import { MEMBER, SUSPENDED } from '#shared/model/subject.ts';
import { callEndpoint } from '../call/call-endpoint.ts';
import { toPlain } from '../call/failure.ts';
import type { HttpClient } from '../client.ts';
import { toWriteOutcome } from '../outcome/write-outcome.ts';
import type { CoderApi, SubjectApi } from '../port.ts';
import type { OutputOf } from '../table/index.ts';
import { toRoleSet } from '../table/shape/parts.ts';
import { normaliseRoles } from '../table/shape/role-names.ts';

type RoleAnswer = OutputOf<'createRole'>;
type Listed = RoleAnswer['organization_permissions'];

const toWords = (name: string, answer: RoleAnswer): readonly string[] => {
  const scoped = (scope: 'org' | 'member', list: Listed) =>
    list.map(({ negate, resource_type, action }) => ({ scope, negate, resourceType: resource_type, action }));
  return toRoleWords(name, {
    displayName: answer.display_name,
    permissions: [
      ...scoped('org', answer.organization_permissions),
      ...scoped('member', answer.organization_member_permissions ?? []),
    ],
  });
};

const toBody = (role: CustomRole, scope: 'org' | 'member') =>
  role.permissions
    .filter((permission) => permission.scope === scope)
    .map(({ negate, resourceType, action }) => ({ negate, resource_type: resourceType, action }));

const putCustomRole =
  (client: HttpClient): SubjectApi['putCustomRole'] =>
  async (organization, name, role, isNew, o) => {
    const members = toBody(role, 'member');
    const input = {
      organization,
      name,
      display_name: role.displayName,
      organization_permissions: toBody(role, 'org'),
      site_permissions: [],
      user_permissions: [],
      // Not known before 2.28, where it would be ignored.
      ...(members.length > 0 ? { organization_member_permissions: members } : {}),
    };
    const sent = toRoleWords(name, role);
    const result = isNew
      ? await callEndpoint(client, 'createRole', input, o)
      : await callEndpoint(client, 'updateRole', input, o);
    return toWriteOutcome(result, sent, (answer) => toWords(name, answer));
  };

const readAccount =
  (client: HttpClient): SubjectApi['readAccount'] =>
  async (user, o) => {
    const result = await callEndpoint(client, 'getUser', { user }, o);
    if (result.ok) return ok({ status: result.value.status, siteRoles: toRoleSet(result.value.roles) });
    const { refusal } = result.failure;
    if (refusal === 'not-visible' || refusal === 'user-unknown')
      return fail(
        'user-gone',
        'This person is not on the deployment any more. Sync to bring the lists up to date.',
      );
    return toPlain(result.failure);
  };

/** What a change writes, and what a change of anything but the roles of a member reads. */
export const createSubjects = (client: HttpClient): SubjectApi & Pick<CoderApi, 'putMemberRoles'> => ({
  putMemberRoles: async (organization, user, roles, o) => {
    const sent = normaliseRoles(roles);
    const asked = { organization, user, roles: [...sent] };
    const result = await callEndpoint(client, 'putMemberRoles', asked, o);
    return toWriteOutcome(result, sent, (answer) => toRoleSet(answer.roles), 'member-gone');
  },
  readAccount: readAccount(client),
  putSiteRoles: async (user, roles, o) => {
    const sent = normaliseRoles(roles);
    const result = await callEndpoint(client, 'putUserRoles', { user, roles: [...sent] }, o);
    return toWriteOutcome(result, sent, (answer) => toRoleSet(answer.roles));
  },
  setSuspended: async (user, suspended, o) => {
    const result = suspended
      ? await callEndpoint(client, 'suspendUser', { user }, o)
      : await callEndpoint(client, 'activateUser', { user }, o);
    const sent = suspended ? [SUSPENDED] : [];
    return toWriteOutcome(result, sent, ({ status }) => (status === 'suspended' ? [SUSPENDED] : []));
  },
  addMember: async (organization, user, o) =>
    toWriteOutcome(await callEndpoint(client, 'addMember', { organization, user }, o), [MEMBER], () => [
      MEMBER,
    ]),
  removeMember: async (organization, user, o) =>
    toWriteOutcome(await callEndpoint(client, 'removeMember', { organization, user }, o), [], () => []),
  putCustomRole: putCustomRole(client),
  deleteCustomRole: async (organization, name, o) =>
    toWriteOutcome(
      await callEndpoint(client, 'deleteRole', { organization, roleName: name }, o),
      [],
      () => [],
    ),
});
