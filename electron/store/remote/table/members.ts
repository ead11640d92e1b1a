import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { findOtherMember, findOtherOrganization, findOtherRoles, findTooMany } from './lies.ts';
import { ofMember, ofOrganization, paging, roles } from './shape/input.ts';
import { flag, loosely, MAX_ITEMS, nothing, slimRoles, time, toRoleSet } from './shape/parts.ts';
import { memberPage } from './shape/people.ts';
import { optionalText, organizationId, userId, word } from './shape/scalars.ts';

/** What PUT roles and POST member answer: no user data (coder-api 3.5). */
const bareMember = z.object({
  user_id: userId,
  organization_id: organizationId,
  created_at: loosely(time, null),
  updated_at: loosely(time, null),
  roles: slimRoles,
});

/**
 * A member with user data, of whom only the roles are believed. What came with 2.32 is null where the server is older.
 */
const member = bareMember.extend({
  username: loosely(optionalText, ''),
  name: loosely(optionalText, ''),
  avatar_url: loosely(optionalText, ''),
  /** Empty for service accounts, so not a key. */
  email: loosely(optionalText, ''),
  global_roles: loosely(slimRoles, []),
  status: loosely(word, null),
  login_type: loosely(word, null),
  last_seen_at: loosely(time, null),
  user_created_at: loosely(time, null),
  user_updated_at: loosely(time, null),
  is_service_account: loosely(flag, false),
  has_ai_seat: loosely(flag, false),
});

/** Never null: taking that for nobody could empty a list. */
const members = z.array(member).max(MAX_ITEMS);

const ORG = '/api/v2/organizations/{organization}';

/** Members of one organization and their roles (coder-api 3.1). */
export const memberEndpoints = {
  listMembers: endpoint({
    method: 'GET',
    path: `${ORG}/members`,
    input: z.object({ ...ofOrganization, q: z.string().optional() }),
    output: members,
    success: [200],
    permission: 'Who may read the organization; rows that the caller may not read are left out.',
    isList: true,
    effect: 'read',
    deviations: ['`q` is not described; it works from 2.27', 'no order, no pages'],
    usedIn: ['apply'],
  }),
  pageMembers: endpoint({
    method: 'GET',
    path: `${ORG}/paginated-members`,
    input: z.object({ ...ofOrganization, ...paging }),
    output: memberPage,
    success: [200],
    permission: 'organization_member read on the whole organization; without it 404.',
    isList: true,
    effect: 'read',
    deviations: [
      'an object, not an array of pages',
      '`after_id` skips, repeats or fails, so the client has no such input',
      '`q` is ignored before 2.32',
      'a page without rows is a 500 up to 2.31',
    ],
    usedIn: ['sync', 'apply'],
    findLie: (asked, answer) =>
      findTooMany(asked.limit, answer.members) ?? findOtherOrganization(asked, answer.members),
  }),
  getMember: endpoint({
    method: 'GET',
    path: `${ORG}/members/{user}`,
    since: 32,
    before: 'method-not-allowed',
    input: z.object(ofMember),
    output: member,
    success: [200],
    permission: 'organization_member read on this row.',
    effect: 'read',
    usedIn: ['apply'],
    findLie: findOtherMember,
  }),
  addMember: endpoint({
    method: 'POST',
    path: `${ORG}/members/{user}`,
    input: z.object(ofMember),
    output: bareMember,
    success: [200],
    permission: 'owner, user-admin, organization-admin, organization-user-admin.',
    effect: 'write',
    deviations: ['not idempotent: 400 for somebody who is a member already'],
    usedIn: ['apply'],
    findLie: findOtherMember,
  }),
  removeMember: endpoint({
    method: 'DELETE',
    path: `${ORG}/members/{user}`,
    input: z.object(ofMember),
    output: nothing,
    body: 'none',
    success: [204],
    permission: 'owner, user-admin, organization-admin, organization-user-admin; nobody themselves.',
    effect: 'write',
    usedIn: ['apply'],
  }),
  putMemberRoles: endpoint({
    method: 'PUT',
    path: `${ORG}/members/{user}/roles`,
    input: z.object({ ...ofMember, roles }),
    output: bareMember,
    success: [200],
    permission:
      'organization_member read, assign_org_role assign and unassign, and the table of who grants what.',
    effect: 'write',
    deviations: ['a body without `roles` clears them, so the client always sends the whole set'],
    usedIn: ['apply'],
    findLie: (asked, answer) =>
      findOtherMember(asked, answer) ?? findOtherRoles(asked.roles, toRoleSet(answer.roles)),
  }),
} as const;
