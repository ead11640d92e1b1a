import { describe, expect, it } from 'vitest';
import { fieldOfFailure } from './field-of-failure.ts';

describe('where a failed connection is shown', () => {
  it.each([
    ['bad-token', 'token'],
    ['unauthorized', 'token'],
    ['host-not-found', 'url'],
    ['tls', 'url'],
    ['redirected', 'url'],
    ['offline', 'form'],
    ['server-error', 'form'],
  ])('%s belongs to the %s', (code, field) => {
    expect(fieldOfFailure({ code, message: '' })).toBe(field);
  });
});
