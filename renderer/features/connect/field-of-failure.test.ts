import { describe, expect, it } from 'vitest';
import { type ConnectField, errorAt, isAboutReach, isForForm } from './field-of-failure.ts';

const FIELDS: readonly ConnectField[] = [
  'url',
  'token',
  'email',
  'password',
  'lifetime',
  'username',
  'ca',
  'proxy',
];
const failed = (code: string) => ({ code, message: 'Why.' });

describe('where a failed connection is shown', () => {
  it.each([
    ['bad-token', 'token'],
    ['unauthorized', 'token'],
    ['host-not-found', 'url'],
    ['tls', 'url'],
    ['redirected', 'url'],
    ['bad-credentials', 'password'],
    ['wrong-login-type', 'email'],
    ['lifetime-too-long', 'lifetime'],
    ['bad-ca', 'ca'],
    ['proxy-sign-in', 'proxy'],
  ])('%s belongs to the field %s alone', (code, field) => {
    expect(FIELDS.filter((one) => errorAt(one, failed(code)) !== null)).toEqual([field]);
  });

  it('is the whole form when no field on the screen can mend it', () => {
    expect(isForForm(failed('offline'), FIELDS)).toBe(true);
    expect(isForForm(failed('forbidden'), ['url', 'password'])).toBe(true);
    expect(isForForm(failed('forbidden'), ['url', 'token'])).toBe(false);
  });

  it('points to certificate and proxy when they may be the remedy', () => {
    expect([null, failed('tls'), failed('proxy-failed'), failed('offline')].map(isAboutReach)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
