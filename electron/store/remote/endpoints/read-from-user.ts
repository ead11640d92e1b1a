import { ok } from '#shared/base/result.ts';
import { callEndpoint } from '../call/call-endpoint.ts';
import { toPlain } from '../call/failure.ts';
import { memberGone, type Way } from './member-way.ts';

/** These may be about this token or about this person; the pages of the list tell. */
const AMBIGUOUS: readonly (number | null)[] = [400, 403, 404];

/**
 * GET /users/{user}/roles, in every generation, but only for those who may read personal data; others are told
 * 404 for everybody. The roles of an organization are there when the person is a member of it.
 */
export const readFromUser: Way = async (client, organization, user, o) => {
  const told = await callEndpoint(client, 'getUserRoles', { user }, o);
  if (!told.ok) return AMBIGUOUS.includes(told.failure.status) ? 'next-for-now' : toPlain(told.failure);
  const here = told.value.organization_roles.find((row) => row.organization_id === organization);
  if (here !== undefined) return ok(here.roles);
  // Without `onStart`: the roles were told by the first of the two answers.
  const person = await callEndpoint(client, 'getUser', { user }, o?.signal ? { signal: o.signal } : {});
  if (!person.ok) return toPlain(person.failure);
  return person.value.organization_ids.includes(organization) ? ok([]) : memberGone();
};
