import { refusals } from './refusal.ts';

/** Refusals about users and their lives (coder-api 3.4 and 5). */
export const userRefusals = refusals([
  {
    code: 'service-account-rule',
    status: 400,
    message: { starts: 'Service accounts must use login type' },
    say: 'A service account has no way to sign in. Leave the login type out.',
  },
  {
    code: 'service-account-rule',
    status: 400,
    message: { ends: ' cannot be set for service accounts.' },
    say: 'A service account has neither e-mail nor password. Leave them out.',
  },
  {
    code: 'password-not-allowed',
    status: 400,
    message: { starts: 'Password cannot be set for non-password' },
    say: 'Only accounts that sign in with a password can have one. Leave it out.',
  },
  {
    code: 'password-login-off',
    status: 403,
    message: { starts: 'Password based authentication is disabled' },
    say: 'This server takes no passwords. Choose another login type.',
  },
  {
    code: 'organization-missing',
    status: 400,
    message: { starts: 'No organization specified' },
    say: 'A user needs an organization. Choose one.',
  },
  {
    code: 'user-exists',
    status: 409,
    message: 'User already exists.',
    say: 'Username or e-mail is taken. Choose others.',
  },
  {
    code: 'organization-unknown',
    status: 404,
    message: { starts: 'Organization does not exist with the provided id' },
    say: 'One of the organizations does not exist. Sync.',
  },
  {
    code: 'password-weak',
    status: 400,
    message: 'Password is invalid',
    say: 'The password is too weak. Make it longer or more varied.',
  },
  {
    code: 'password-weak',
    status: 400,
    message: 'Password not strong enough!',
    say: 'The password is too weak. Make it longer or more varied.',
  },
  {
    code: 'login-type-unsupported',
    status: 400,
    message: 'You must configure OIDC before creating OIDC users.',
    say: 'This server is not connected to an OpenID provider. Choose another login type.',
  },
  {
    code: 'login-type-unsupported',
    status: 400,
    message: { starts: 'Unsupported login type' },
    say: 'Users cannot be created with this login type. Choose another.',
  },
  {
    code: 'create-forbidden',
    status: 403,
    message: 'You are not authorized to create users.',
    say: 'The token may not create users. Use one with more rights.',
  },
  {
    code: 'role-unknown',
    status: 500,
    message: 'Internal error creating user.',
    detail: { ends: 'is not a supported role' },
    say: 'One of the roles does not exist. Leave it out.',
  },
  {
    code: 'self-deletion',
    status: 403,
    message: 'You cannot delete yourself!',
    say: 'Nobody can delete themselves. Ask another admin to do it.',
  },
  {
    code: 'has-workspaces',
    status: 417,
    message: { starts: 'You cannot delete a user that has workspaces' },
    say: 'This user still has workspaces. Delete them first.',
  },
  {
    code: 'self-suspension',
    status: 400,
    message: 'You cannot suspend yourself.',
    say: 'Nobody can suspend themselves. Ask another admin to do it.',
  },
  {
    code: 'owner-suspension',
    status: 400,
    message: { starts: 'You cannot suspend a user with the "owner" role' },
    say: 'An owner cannot be suspended. Take the role away first.',
  },
  {
    code: 'username-taken',
    status: 409,
    message: 'A user with this username already exists.',
    say: 'This username is taken. Choose another.',
  },
]);
