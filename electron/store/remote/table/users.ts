import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { findOtherRoles, findOtherUser, findTooMany } from './lies.ts';
import { ofUser, paging, roles } from './shape/input.ts';
import { message, toRoleSet } from './shape/parts.ts';
import { userPage } from './shape/people.ts';
import { user, userRoles } from './shape/user.ts';

const USER = '/api/v2/users/{user}';

/** Values are the server's to judge: lists of words grow. */
const created = z.object({
  username: z.string(),
  /** Empty for a service account only. */
  email: z.string().optional(),
  name: z.string().optional(),
  password: z.string().optional(),
  login_type: z.string().optional(),
  user_status: z.string().optional(),
  organization_ids: z.array(z.string()),
  /** From 2.32. */
  service_account: z.boolean().optional(),
  /** Site roles, from 2.34. */
  roles: roles.optional(),
});

/** The directory of users and their lives (coder-api 3.4 and 5). */
export const userEndpoints = {
  listUsers: endpoint({
    method: 'GET',
    path: '/api/v2/users',
    input: z.object({ ...paging, after_id: z.string().optional() }),
    output: userPage,
    success: [200],
    permission: 'Anybody; rows that the caller may not read are left out.',
    isList: true,
    effect: 'read',
    deviations: ['`count` shrinks with `after_id` and is 0 on an empty page'],
    usedIn: ['sync'],
    findLie: (asked, answer) => findTooMany(asked.limit, answer.users),
  }),
  createUser: endpoint({
    method: 'POST',
    path: '/api/v2/users',
    input: created,
    output: user,
    success: [201],
    permission: 'owner, user-admin.',
    effect: 'write',
    secrets: ['password'],
    usedIn: [],
    findLie: (asked, answer) =>
      asked.username.toLowerCase() === answer.username.toLowerCase()
        ? null
        : 'the answer is about another user',
  }),
  getUser: endpoint({
    method: 'GET',
    path: USER,
    input: z.object(ofUser),
    output: user,
    success: [200],
    permission: 'user read: oneself; owner, user-admin, template-admin, auditor, admins of any organization.',
    effect: 'read',
    deviations: ['a deleted user is still found by id, with nothing to tell it'],
    usedIn: ['connect', 'apply'],
    findLie: findOtherUser,
  }),
  deleteUser: endpoint({
    method: 'DELETE',
    path: USER,
    input: z.object(ofUser),
    output: message,
    success: [200],
    permission: 'user delete: owner, user-admin; nobody themselves.',
    effect: 'write',
    deviations: ['200 with a message, not without a body', 'a second time by id is a success again'],
    usedIn: [],
  }),
  putProfile: endpoint({
    method: 'PUT',
    path: `${USER}/profile`,
    input: z.object({
      ...ofUser,
      username: z.string(),
      /** Left out, it is cleared. */
      name: z.string(),
      /** From 2.35; left out, it is cleared. */
      avatar_url: z.string().optional(),
    }),
    output: user,
    success: [200],
    permission:
      'user update_personal: oneself, owner, user-admin; a new username from 2.28 needs user update.',
    effect: 'write',
    usedIn: [],
    findLie: findOtherUser,
  }),
  getUserRoles: endpoint({
    method: 'GET',
    path: `${USER}/roles`,
    input: z.object(ofUser),
    output: userRoles,
    success: [200],
    permission: 'user read_personal: oneself, owner, user-admin; else 404.',
    effect: 'read',
    deviations: ['role names by organization, not a User'],
    usedIn: ['apply'],
  }),
  putUserRoles: endpoint({
    method: 'PUT',
    path: `${USER}/roles`,
    input: z.object({ ...ofUser, roles }),
    output: user,
    success: [200],
    permission: 'assign_role assign and unassign, and the table of who grants what: in effect owner.',
    effect: 'write',
    deviations: ['a body without `roles` clears them, so the client always sends the whole set'],
    usedIn: ['apply'],
    findLie: (asked, answer) =>
      findOtherUser(asked, answer) ?? findOtherRoles(asked.roles, toRoleSet(answer.roles)),
  }),
  activateUser: endpoint({
    method: 'PUT',
    path: `${USER}/status/activate`,
    input: z.object(ofUser),
    output: user,
    success: [200],
    permission: 'user update: owner, user-admin; who may only read gets 500.',
    effect: 'write',
    deviations: ['every call sends notifications, also when nothing changes'],
    usedIn: ['apply'],
    findLie: findOtherUser,
  }),
  suspendUser: endpoint({
    method: 'PUT',
    path: `${USER}/status/suspend`,
    input: z.object(ofUser),
    output: user,
    success: [200],
    permission: 'user update: owner, user-admin; not oneself, not an owner; who may only read gets 500.',
    effect: 'write',
    deviations: ['every call sends notifications, also when nothing changes'],
    usedIn: ['apply'],
    findLie: findOtherUser,
  }),
} as const;
