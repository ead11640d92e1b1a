import type { Refusal } from './refusal.ts';

/** Refusals about users and their lives (coder-api 3.4 and 5). */
export const userRefusals: readonly Refusal[] = [
  {
    code: 'service-account-rule',
    status: 400,
    message: { starts: 'Service accounts must use login type' },
  },
  {
    code: 'service-account-rule',
    status: 400,
    message: { ends: ' cannot be set for service accounts.' },
  },
  {
    code: 'password-not-allowed',
    status: 400,
    message: { starts: 'Password cannot be set for non-password' },
  },
  {
    code: 'password-login-off',
    status: 403,
    message: { starts: 'Password based authentication is disabled' },
  },
  {
    code: 'organization-missing',
    status: 400,
    message: { starts: 'No organization specified' },
  },
  {
    code: 'user-exists',
    status: 409,
    message: 'User already exists.',
  },
  {
    code: 'organization-unknown',
    status: 404,
    message: { starts: 'Organization does not exist with the provided id' },
  },
  {
    code: 'password-weak',
    status: 400,
    message: 'Password is invalid',
  },
  {
    code: 'password-weak',
    status: 400,
    message: 'Password not strong enough!',
  },
  {
    code: 'login-type-unsupported',
    status: 400,
    message: 'You must configure OIDC before creating OIDC users.',
  },
  {
    code: 'login-type-unsupported',
    status: 400,
    message: { starts: 'Unsupported login type' },
  },
  {
    code: 'create-forbidden',
    status: 403,
    message: 'You are not authorized to create users.',
  },
  {
    code: 'role-unknown',
    status: 500,
    message: 'Internal error creating user.',
    detail: { ends: 'is not a supported role' },
  },
  {
    code: 'self-deletion',
    status: 403,
    message: 'You cannot delete yourself!',
  },
  {
    code: 'has-workspaces',
    status: 417,
    message: { starts: 'You cannot delete a user that has workspaces' },
  },
  {
    code: 'self-suspension',
    status: 400,
    message: 'You cannot suspend yourself.',
  },
  {
    code: 'owner-suspension',
    status: 400,
    message: { starts: 'You cannot suspend a user with the "owner" role' },
  },
  {
    code: 'username-taken',
    status: 409,
    message: 'A user with this username already exists.',
  },
];
