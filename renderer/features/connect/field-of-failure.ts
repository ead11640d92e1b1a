import type { Failure } from '#shared/base/failure.ts';

/** The fields at which something can be mended. */
export type ConnectField = 'url' | 'token' | 'email' | 'password' | 'lifetime' | 'username' | 'ca' | 'proxy';

const FIELDS: Readonly<Record<ConnectField, readonly string[]>> = {
  url: [
    'bad-url',
    'already-kept',
    'host-not-found',
    'connection-refused',
    'tls',
    'not-coder',
    'redirected',
    'not-found',
  ],
  token: ['bad-token', 'unauthorized', 'forbidden'],
  email: ['wrong-login-type', 'suspended', 'password-login-off'],
  password: ['bad-credentials', 'password-weak'],
  lifetime: ['lifetime-too-long'],
  username: ['invalid-fields'],
  ca: ['bad-ca'],
  proxy: ['bad-proxy', 'proxy-sign-in', 'proxy-failed'],
};

/** What went wrong at this field, in the store's words; null: nothing, or nothing that this field can mend. */
export const errorAt = (field: ConnectField, failure: Failure | null): string | null =>
  failure !== null && FIELDS[field].includes(failure.code) ? failure.message : null;

/** True when none of the fields that are on the screen can mend it: then it is shown for the whole form. */
export const isForForm = (failure: Failure, shown: readonly ConnectField[]): boolean =>
  shown.every((field) => errorAt(field, failure) === null);

/** True when what failed may be mended by a company's certificate or by proxy settings. */
export const isAboutReach = (failure: Failure | null): boolean =>
  failure !== null && ['tls', ...FIELDS.ca, ...FIELDS.proxy].includes(failure.code);
