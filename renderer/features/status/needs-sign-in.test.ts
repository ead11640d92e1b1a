import { describe, expect, it } from 'vitest';
import { needsSignIn } from './status-text.ts';

const REMOTE = { kind: 'remote', credential: 'keychain' } as const;

describe('the status window', () => {
  it('offers to sign in where a token entered anew is what helps', () => {
    expect(needsSignIn(REMOTE, 'refused', null)).toBe(true);
    expect(needsSignIn(REMOTE, 'expired', null)).toBe(true);
    expect(needsSignIn(REMOTE, null, 'unauthorized')).toBe(true);
    expect(needsSignIn({ ...REMOTE, credential: 'none' }, null, null)).toBe(true);
    expect(needsSignIn(REMOTE, 'week', 'offline')).toBe(false);
    expect(needsSignIn({ ...REMOTE, kind: 'demo' }, 'refused', null)).toBe(false);
  });
});
