import { refusals } from './refusal.ts';

const SIGNED_OUT = 'You are signed out or your session has expired. Please sign in again to continue.';

/** Refusals about who asks (coder-api 1.2 and 1.9). The first row that fits counts. */
export const signInRefusals = refusals([
  {
    code: 'token-missing',
    status: 401,
    message: SIGNED_OUT,
    detail: { starts: 'Cookie "coder_session_token" or query parameter' },
    say: 'The server saw no token. Enter one.',
  },
  {
    code: 'token-malformed',
    status: 401,
    message: SIGNED_OUT,
    detail: { starts: 'Invalid API key format' },
    say: 'This is not a token of a Coder server. Copy the whole token again.',
  },
  {
    code: 'token-unknown',
    status: 401,
    message: SIGNED_OUT,
    detail: 'API key is invalid.',
    say: 'The server does not know this token: it was revoked, or belongs to another server. Enter a new one.',
  },
  {
    code: 'token-wrong',
    status: 401,
    message: SIGNED_OUT,
    detail: 'API key secret is invalid.',
    say: 'The second half of the token is wrong. Copy the whole token again.',
  },
  {
    code: 'token-expired',
    status: 401,
    message: SIGNED_OUT,
    detail: { starts: 'API key expired at' },
    say: 'The token has expired. Enter a new one.',
  },
  {
    code: 'login-lost',
    status: 401,
    message: SIGNED_OUT,
    say: 'The sign-in at the identity provider has ended. Sign in there again.',
  },
  {
    code: 'suspended',
    status: 401,
    message: { starts: 'User is not active (status = "suspended")' },
    say: 'This account is suspended. Ask another admin to activate it.',
  },
  {
    code: 'suspended',
    status: 401,
    message: { starts: 'Your account is suspended' },
    say: 'This account is suspended. Ask another admin to activate it.',
  },
  {
    code: 'login-lost',
    status: 401,
    message: { starts: 'Could not refresh expired' },
    say: 'The sign-in at the identity provider has ended. Sign in there again.',
  },
  {
    code: 'bad-credentials',
    status: 401,
    message: 'Incorrect email or password.',
    say: 'E-mail or password is wrong. Check both.',
  },
  {
    code: 'password-login-off',
    status: 403,
    message: { starts: 'Password authentication is disabled' },
    say: 'This server takes no passwords. Sign in with a token.',
  },
  {
    code: 'wrong-login-type',
    status: 403,
    message: { starts: 'Incorrect login type' },
    // A word of the server's own list, so that nothing else can be quoted.
    about: /user is of login type "(oidc|github|none)"/,
    say: 'This account signs in at an identity provider, not with a password. Sign in with a token.',
  },
  {
    code: 'no-first-user',
    status: 404,
    message: 'The initial user has not been created!',
    say: 'This server has no user yet. Create the first one.',
  },
  {
    code: 'first-user-exists',
    status: 409,
    message: 'The initial user has already been created.',
    say: 'This server has users already. Sign in.',
  },
  {
    code: 'github-off',
    status: 400,
    message: 'Github OAuth2 is not enabled.',
    say: 'This server offers no sign-in by GitHub.',
  },
  {
    code: 'device-off',
    status: 400,
    message: 'Device flow is not enabled for Github OAuth2.',
    say: 'This server offers no sign-in by GitHub without a browser.',
  },
  {
    code: 'provider-off',
    status: 400,
    message: 'The oauth2 method requested is not configured!',
    say: 'This server is not connected to that identity provider.',
  },
  {
    code: 'not-oidc',
    status: 400,
    message: 'User is not an OIDC user.',
    say: 'This account does not sign in by OpenID Connect, so there are no claims.',
  },
  {
    code: 'bad-passcode',
    status: 400,
    message: 'Incorrect email or one-time passcode.',
    say: 'E-mail or passcode is wrong, or the passcode has expired. Ask for a new one.',
  },
]);
