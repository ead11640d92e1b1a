import { describe, expect, it } from 'vitest';
import type { UserId } from '../base/brand.ts';
import { createPreflight, type PreflightWorld } from '../core/plan/preflight.ts';
import type { Change } from '../model/change.ts';
import { IN_USE, LIVE, SITE_ORGANIZATION_ID, type TokenSubject } from '../model/subject.ts';
import { KINDS } from './index.ts';

const [ME, OTHER] = ['u1', 'u2'] as [UserId, UserId];
const change = (over: Partial<{ userId: UserId; base: readonly string[] }> = {}): Change & TokenSubject => ({
  kind: 'token-expiry',
  organizationId: SITE_ORGANIZATION_ID,
  ...{ userId: OTHER, tokenId: 'abc', base: [LIVE], target: [], added: [], removed: [LIVE] },
  intent: { kind: 'delta', add: [], remove: [LIVE] },
  ...over,
});
const site = {
  roles: new Map([['owner', { assignable: true, builtIn: true }]]),
  ...{ defaultRoles: null, roleSync: null },
};
const ask = (one: ReturnType<typeof change>, over: Partial<PreflightWorld> = {}) =>
  createPreflight({
    actorId: ME,
    organizations: new Map([[SITE_ORGANIZATION_ID, site]]),
    findMember: () => ({ loginType: 'password' }),
    ...{ holds: () => true, hasKeyExpiry: true, findTokenOwner: () => one.userId, ...over },
  })(one);

describe('the end of a token', () => {
  it('will succeed for whoever may, and on a server that knows how', () => {
    expect(ask(change())).toEqual({ verdict: 'will-succeed', code: null });
  });

  it('is refused for the token that Rollcall signs in with', () => {
    expect(ask(change({ base: [IN_USE, LIVE] }))).toEqual({ verdict: 'will-be-refused', code: 'own-token' });
  });

  it('is refused by a server before 2.32, and not known where the server does not tell', () => {
    expect(ask(change(), { hasKeyExpiry: false }).code).toBe('expiry-unknown');
    expect(ask(change(), { hasKeyExpiry: null }).verdict).toBe('cannot-know');
  });

  it('is refused for a token of somebody else than is said, and not known for one that is in no list', () => {
    const others = change({ userId: ME });
    expect(ask(others, { findTokenOwner: () => OTHER })).toEqual({
      verdict: 'will-be-refused',
      code: 'token-others',
    });
    expect(ask(others, { findTokenOwner: () => null })).toEqual({
      verdict: 'cannot-know',
      code: 'token-unlisted',
    });
  });

  it('needs a right over others, and none over oneself', () => {
    expect(ask(change(), { holds: () => false }).code).toBe('not-permitted');
    expect(ask(change({ userId: ME }), { holds: () => false }).verdict).toBe('will-succeed');
  });

  it('is one call, no command of the CLI, and comes last', () => {
    const kind = KINDS['token-expiry'];
    expect(kind.toRequest(change())).toMatchObject({
      method: 'PUT',
      path: '/api/v2/users/u2/keys/abc/expire',
    });
    expect(kind.toCommand(change())).toBeNull();
    expect(kind.toPhase([])).toBe('suspend');
    expect(kind.takesAway(change())).toBe(true);
  });
});
