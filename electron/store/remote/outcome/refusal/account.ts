import { refusals } from './refusal.ts';

/** Refusals about what belongs to one user: password, settings, keys (coder-api 3.4, 5.4 and 6). */
export const accountRefusals = refusals([
  {
    code: 'owner-password',
    status: 400,
    message: 'Only owners can change the password of an owner.',
    say: 'Only an owner can change an owner’s password.',
  },
  {
    code: 'no-password-login',
    status: 400,
    message: 'Users without password login type cannot change their password.',
    say: 'This account does not sign in with a password.',
  },
  {
    code: 'old-password-missing',
    status: 400,
    message: 'Old password is required.',
    say: 'Enter the present password as well.',
  },
  {
    code: 'old-password-wrong',
    status: 400,
    message: 'Old password is incorrect.',
    say: 'The present password is wrong. Check it.',
  },
  {
    code: 'password-weak',
    status: 400,
    message: 'Invalid password.',
    say: 'The password is too weak. Make it longer or more varied.',
  },
  {
    code: 'password-same',
    status: 400,
    message: 'New password cannot match old password.',
    say: 'The new password is the present one. Choose another.',
  },
  {
    code: 'login-type-private',
    status: 403,
    message: "You are not authorized to view this user's login type.",
    say: 'This tells the login type of the token’s own account only.',
  },
  {
    code: 'font-unsupported',
    status: 400,
    message: 'Unsupported font family.',
    say: 'The server does not know this font. Choose another.',
  },
  {
    code: 'preference-invalid',
    status: 400,
    message: { ends: ' display mode.' },
    say: 'The server does not know this display mode. Choose another.',
  },
  {
    code: 'preference-invalid',
    status: 400,
    message: { ends: ' shortcut.' },
    say: 'The server does not know this shortcut. Choose another.',
  },
  {
    code: 'lifetime-invalid',
    status: 400,
    message: 'Failed to validate create API key request.',
    say: 'The server does not allow a token to live that long. Choose a shorter time.',
  },
  {
    code: 'token-name-taken',
    status: 409,
    message: { starts: 'A token with name' },
    say: 'A token of this name exists already. Choose another name.',
  },
  {
    code: 'scope-invalid',
    status: 400,
    message: 'Failed to create API key.',
    detail: { starts: 'invalid or unsupported API key scope' },
    say: 'The server does not offer one of the scopes. Leave it out.',
  },
  {
    code: 'allow-list-invalid',
    status: 400,
    message: 'Failed to create API key.',
    say: 'The server does not accept the list of what the token may touch. Change it.',
  },
  {
    code: 'scope-invalid',
    status: 500,
    message: 'Failed to create API key.',
    detail: { has: 'invalid API key scope' },
    say: 'The server does not take this scope here. Use coder:all.',
  },
]);
