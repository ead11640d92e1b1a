import { afterEach, describe, expect, it } from 'vitest';
import type { UserId } from '#shared/base/brand.ts';
import { findWhyNot } from './expire.ts';
import { setWhyNot, tickOnly } from './tokens-store.ts';

const token = (id: string, isInUse = false) => ({
  ...{ id, userId: 'u1' as UserId, username: 'ada', name: 'laptop', isInUse },
});
afterEach(() => {
  tickOnly([]);
  setWhyNot(null);
});

describe('why no token can be expired', () => {
  it('is not said where one of those meant can', () => {
    expect(findWhyNot()).toBeNull();
    tickOnly([token('a'), token('b', true)]);
    expect(findWhyNot()).toBeNull();
  });

  it('is that it is the one in use', () => {
    tickOnly([token('b', true)]);
    expect(findWhyNot()).toContain('the token that Rollcall signs in with');
  });

  it('is that the server is too old', () => {
    setWhyNot('Too old.');
    tickOnly([token('a')]);
    expect(findWhyNot()).toBe('Too old.');
  });
});
