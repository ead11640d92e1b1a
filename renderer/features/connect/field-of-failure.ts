import type { Failure } from '#shared/base/failure.ts';

export type ConnectField = 'url' | 'token' | 'form';

const TOKEN: readonly string[] = ['bad-token', 'unauthorized', 'forbidden'];
const URL_CODES: readonly string[] = [
  'bad-url',
  'already-kept',
  'host-not-found',
  'connection-refused',
  'tls',
  'not-coder',
  'redirected',
  'not-found',
];

/** The field at which a failed connection can be mended. */
export const fieldOfFailure = (failure: Failure): ConnectField => {
  if (TOKEN.includes(failure.code)) return 'token';
  return URL_CODES.includes(failure.code) ? 'url' : 'form';
};
