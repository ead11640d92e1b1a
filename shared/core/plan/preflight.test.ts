import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buildChange,
  delta,
  intents,
  organizationNumber,
  roleLists,
  userNumber,
} from '#test/kit/role-arbitraries.ts';
import { preflightTextOf } from '../../kinds/index.ts';
import { PREFLIGHT_CODES } from '../../model/change.ts';
import { createPreflight, type PreflightWorld } from './preflight.ts';

const roles = new Map([
  ['auditor', { assignable: true, builtIn: true }],
  ['locked', { assignable: false, builtIn: true }],
]);
const inWorld = (
  organization: Partial<{
    roles: ReadonlyMap<string, { assignable: boolean; builtIn: boolean }>;
    defaultRoles: readonly string[] | null;
    roleSync: boolean | null;
  }> = {},
  loginType: string | null | 'gone' = 'oidc',
): PreflightWorld => ({
  actorId: userNumber(900),
  organizations: new Map([
    [organizationNumber(1), { roles, defaultRoles: null, roleSync: false, ...organization }],
  ]),
  findMember: () => (loginType === 'gone' ? null : { loginType }),
});
const me = { user: 900 };

describe('preflight', () => {
  it('expects an ordinary change to succeed', () => {
    expect(createPreflight(inWorld())(buildChange(delta(['auditor']), []))).toEqual({
      verdict: 'will-succeed',
      code: null,
    });
  });

  it('names the first check that fails, in the order in which the server checks', () => {
    const change = buildChange(delta(['ghost', 'locked', 'member'], ['lost']), ['lost'], me);
    const synced = { roleSync: true, defaultRoles: ['locked'] };
    const codeOf = (world: PreflightWorld, what = change) => createPreflight(world)(what).code;
    const byOther = buildChange(change.intent, change.base);
    expect(codeOf(inWorld(synced, 'gone'))).toBe('member-gone');
    expect(codeOf(inWorld(synced))).toBe('idp-managed');
    expect(codeOf(inWorld(synced, 'password'))).toBe('own-roles');
    expect(codeOf(inWorld(synced, 'password'), byOther)).toBe('role-implied');
    const step = (add: readonly string[], remove: readonly string[] = []) =>
      codeOf(inWorld(synced, 'password'), buildChange(delta(add, remove), ['lost']));
    expect(step(['ghost', 'locked'], ['lost'])).toBe('role-unknown');
    expect(step(['locked'], ['lost'])).toBe('dangling-role');
    expect(step(['locked'])).toBe('role-not-assignable');
    expect(step(['auditor'])).toBe('default-role-not-assignable');
  });

  it('lets a sure refusal outweigh a doubt, since the server refuses either way', () => {
    const preflight = createPreflight(inWorld({ roleSync: null }));
    expect(preflight(buildChange(delta(['auditor']), [], me))).toEqual({
      verdict: 'will-be-refused',
      code: 'own-roles',
    });
    expect(preflight(buildChange(delta(['auditor']), []))).toEqual({
      verdict: 'cannot-know',
      code: 'idp-unknown',
    });
  });

  it('lets a doubt outweigh a warning', () => {
    const change = buildChange(delta(['organization-member']), []);
    expect(createPreflight(inWorld())(change)).toEqual({ verdict: 'will-succeed', code: 'role-implied' });
    expect(createPreflight(inWorld({ roleSync: null }))(change).code).toBe('idp-unknown');
  });

  it('does not ask about taking away a default role, which the server goes on counting as granted', () => {
    const preflight = createPreflight(inWorld({ defaultRoles: ['locked'] }));
    expect(preflight(buildChange(delta([], ['locked']), ['locked'])).verdict).toBe('will-succeed');
  });

  it('does not pretend to know an organization or a role list that was never read', () => {
    const elsewhere = buildChange(delta(['auditor']), [], { organization: 2 });
    expect(createPreflight(inWorld())(elsewhere)).toEqual({ verdict: 'cannot-know', code: null });
    const unread = createPreflight(inWorld({ roles: new Map() }));
    expect(unread(buildChange(delta(['auditor']), []))).toEqual({ verdict: 'cannot-know', code: null });
    expect(unread(buildChange(delta(['auditor']), [], me)).code).toBe('own-roles');
  });

  it('always gives a code with a refusal, and looks at changed roles only', () => {
    const preflight = createPreflight(inWorld());
    fc.assert(
      fc.property(intents, roleLists, (intent, base) => {
        const change = buildChange(intent, base);
        const now = preflight(change);
        expect(now.verdict === 'will-be-refused').toBe(now.code !== null);
        const kept = [...change.base, 'locked', 'ghost'];
        const target = [...change.target, 'locked', 'ghost'];
        expect(preflight({ ...change, base: kept, target })).toEqual(now);
      }),
    );
  });
});

describe('the words of preflight', () => {
  it('are there for every code, and are plain data that may cross a process border', () => {
    const texts = PREFLIGHT_CODES.map(preflightTextOf);
    for (const { reason, fix } of texts)
      for (const words of [reason, fix]) expect(words).toMatch(/^[A-Z].+\.$/);
    expect(structuredClone(texts)).toEqual(texts);
  });
});
