import type { Refusal } from './refusal.ts';

const SIGNED_OUT = 'You are signed out or your session has expired. Please sign in again to continue.';

/** Refusals about who asks (coder-api 1.2 and 1.9). The first row that fits counts. */
export const signInRefusals: readonly Refusal[] = [
  {
    code: 'token-missing',
    status: 401,
    message: SIGNED_OUT,
    detail: { starts: 'Cookie "coder_session_token" or query parameter' },
  },
  {
    code: 'token-malformed',
    status: 401,
    message: SIGNED_OUT,
    detail: { starts: 'Invalid API key format' },
  },
  {
    code: 'token-unknown',
    status: 401,
    message: SIGNED_OUT,
    detail: 'API key is invalid.',
  },
  {
    code: 'token-wrong',
    status: 401,
    message: SIGNED_OUT,
    detail: 'API key secret is invalid.',
  },
  {
    code: 'token-expired',
    status: 401,
    message: SIGNED_OUT,
    detail: { starts: 'API key expired at' },
  },
  {
    code: 'login-lost',
    status: 401,
    message: SIGNED_OUT,
  },
  {
    code: 'suspended',
    status: 401,
    message: { starts: 'User is not active (status = "suspended")' },
  },
  {
    code: 'suspended',
    status: 401,
    message: { starts: 'Your account is suspended' },
  },
  {
    code: 'login-lost',
    status: 401,
    message: { starts: 'Could not refresh expired' },
  },
  {
    code: 'bad-credentials',
    status: 401,
    message: 'Incorrect email or password.',
  },
  {
    code: 'password-login-off',
    status: 403,
    message: { starts: 'Password authentication is disabled' },
  },
  {
    code: 'wrong-login-type',
    status: 403,
    message: { starts: 'Incorrect login type' },
    // A word of the server's own list, so that nothing else can be quoted.
    about: /user is of login type "(oidc|github|none)"/,
  },
  {
    code: 'no-first-user',
    status: 404,
    message: 'The initial user has not been created!',
  },
  {
    code: 'first-user-exists',
    status: 409,
    message: 'The initial user has already been created.',
  },
  {
    code: 'github-off',
    status: 400,
    message: 'Github OAuth2 is not enabled.',
  },
  {
    code: 'device-off',
    status: 400,
    message: 'Device flow is not enabled for Github OAuth2.',
  },
  {
    code: 'provider-off',
    status: 400,
    message: 'The oauth2 method requested is not configured!',
  },
  {
    code: 'not-oidc',
    status: 400,
    message: 'User is not an OIDC user.',
  },
  {
    code: 'bad-passcode',
    status: 400,
    message: 'Incorrect email or one-time passcode.',
  },
];
