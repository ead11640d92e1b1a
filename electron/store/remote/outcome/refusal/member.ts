import type { Refusal } from './refusal.ts';

/** The name in `"name:<organization>" is not a supported role` and its like. */
const ROLE = /"([^":\p{Cc}\p{Cf}]{1,80})/u;

/** Refusals about members and the roles people have (coder-api 3.1 and 3.4). */
export const memberRefusals: readonly Refusal[] = [
  {
    code: 'already-member',
    status: 400,
    message: 'User is already an organization member',
  },
  {
    code: 'organization-sync',
    status: 400,
    message: { starts: 'Organization sync is enabled for OIDC users' },
  },
  {
    code: 'self-removal',
    status: 400,
    message: 'cannot remove self from an organization',
  },
  {
    code: 'own-roles',
    status: 400,
    message: 'You cannot change your own organization roles.',
  },
  {
    code: 'own-roles',
    status: 400,
    message: 'You cannot change your own roles.',
  },
  {
    code: 'idp-managed',
    status: 400,
    message: { starts: 'Cannot modify roles for OIDC users when role sync is enabled' },
  },
  {
    code: 'role-unknown',
    status: 400,
    message: { ends: 'is not a supported role' },
    about: ROLE,
  },
  {
    code: 'role-not-assignable',
    status: 400,
    message: { starts: 'not authorized to assign role' },
    about: ROLE,
  },
  {
    code: 'role-not-assignable',
    status: 500,
    message: { has: '' },
    detail: { has: 'not authorized to assign role' },
  },
  {
    code: 'role-suffix',
    status: 400,
    message: { starts: 'attempt to assign a role' },
  },
];
