import { refusals } from './refusal.ts';

/** The name in `"name:<organization>" is not a supported role` and its like. */
const ROLE = /"([^":\p{Cc}\p{Cf}]{1,80})/u;

/** Refusals about members and the roles people have (coder-api 3.1 and 3.4). */
export const memberRefusals = refusals([
  {
    code: 'already-member',
    status: 400,
    message: 'User is already an organization member',
    say: 'This person is a member already. Sync to see them.',
  },
  {
    code: 'organization-sync',
    status: 400,
    message: { starts: 'Organization sync is enabled for OIDC users' },
    say: 'The identity provider decides who is a member. Change the group there instead.',
  },
  {
    code: 'self-removal',
    status: 400,
    message: 'cannot remove self from an organization',
    say: 'Nobody can remove themselves. Ask another admin to do it.',
  },
  {
    code: 'own-roles',
    status: 400,
    message: 'You cannot change your own organization roles.',
    say: 'Nobody may change their own roles. Ask another admin to do it.',
  },
  {
    code: 'own-roles',
    status: 400,
    message: 'You cannot change your own roles.',
    say: 'Nobody may change their own roles. Ask another admin to do it.',
  },
  {
    code: 'idp-managed',
    status: 400,
    message: { starts: 'Cannot modify roles for OIDC users when role sync is enabled' },
    say: 'The identity provider owns this person’s roles. Change the group there instead.',
  },
  {
    code: 'role-unknown',
    status: 400,
    message: { ends: 'is not a supported role' },
    about: ROLE,
    say: 'One of the roles does not exist here. Sync, then leave it out or create it.',
  },
  {
    code: 'role-not-assignable',
    status: 400,
    message: { starts: 'not authorized to assign role' },
    about: ROLE,
    say: 'One of the roles may not be granted or taken away with this token. Use one with more rights.',
  },
  {
    code: 'role-not-assignable',
    status: 500,
    message: { has: '' },
    detail: { has: 'not authorized to assign role' },
    say: 'A role that comes with the membership may not be granted with this token. Use one with more rights.',
  },
  {
    code: 'role-suffix',
    status: 400,
    message: { starts: 'attempt to assign a role' },
    say: 'A role name holds a colon. Use the plain name.',
  },
]);
