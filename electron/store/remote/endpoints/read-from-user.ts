import { ok } from '#shared/base/result.ts';
import { requestOf } from '../call/to-request.ts';
import { toValue } from '../read-json.ts';
import { userOrganizations, userRoles } from '../shape/user.ts';
import { memberGone, type Way } from './member-way.ts';

/**
 * GET /users/{user}/roles, in every generation, but only for those who may read personal data; others are told
 * 404 for everybody. The roles of an organization are there when the person is a member of it.
 */
export const readFromUser: Way = async (client, organization, user, o) => {
  const end = await client.read(requestOf('getUserRoles', { user }), o);
  // 404 and 403 may be about this token or about this person; the pages of the list tell.
  if (end.kind === 'answer' && [400, 403, 404].includes(end.status)) return 'next-for-now';
  const read = toValue(client, end, userRoles);
  if (!read.ok) return read;
  const roles = read.value.organization_roles.get(organization);
  if (roles !== undefined) return ok(roles);
  // Without `onStart`: the roles were told by the first of the two answers.
  const person = await client.read(requestOf('getUser', { user }), { signal: o?.signal });
  const organizations = toValue(client, person, userOrganizations);
  if (!organizations.ok) return organizations;
  return organizations.value.includes(organization) ? ok([]) : memberGone();
};
