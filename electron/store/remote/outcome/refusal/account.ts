import type { Refusal } from './refusal.ts';

/** Refusals about what belongs to one user: password, settings, keys (coder-api 3.4, 5.4 and 6). */
export const accountRefusals: readonly Refusal[] = [
  {
    code: 'owner-password',
    status: 400,
    message: 'Only owners can change the password of an owner.',
  },
  {
    code: 'no-password-login',
    status: 400,
    message: 'Users without password login type cannot change their password.',
  },
  {
    code: 'old-password-missing',
    status: 400,
    message: 'Old password is required.',
  },
  {
    code: 'old-password-wrong',
    status: 400,
    message: 'Old password is incorrect.',
  },
  {
    code: 'password-weak',
    status: 400,
    message: 'Invalid password.',
  },
  {
    code: 'password-same',
    status: 400,
    message: 'New password cannot match old password.',
  },
  {
    code: 'login-type-private',
    status: 403,
    message: "You are not authorized to view this user's login type.",
  },
  {
    code: 'font-unsupported',
    status: 400,
    message: 'Unsupported font family.',
  },
  {
    code: 'preference-invalid',
    status: 400,
    message: { ends: ' display mode.' },
  },
  {
    code: 'preference-invalid',
    status: 400,
    message: { ends: ' shortcut.' },
  },
  {
    code: 'lifetime-invalid',
    status: 400,
    message: 'Failed to validate create API key request.',
  },
  {
    code: 'token-name-taken',
    status: 409,
    message: { starts: 'A token with name' },
  },
  {
    code: 'scope-invalid',
    status: 400,
    message: 'Failed to create API key.',
    detail: { starts: 'invalid or unsupported API key scope' },
  },
  {
    code: 'allow-list-invalid',
    status: 400,
    message: 'Failed to create API key.',
  },
  {
    code: 'scope-invalid',
    status: 500,
    message: 'Failed to create API key.',
    detail: { has: 'invalid API key scope' },
  },
];
