import { describe, expect, it } from 'vitest';
import { asWritten, isWider, withWords } from './permits.ts';

const NONE = { site: [], organization: [], user: [], member: [] };
const role = (organization: readonly string[], builtIn = false) => ({
  builtIn,
  permissions: {
    ...NONE,
    organization: organization.map((word) => {
      const [resourceType = '', action = ''] = word.replace('!', '').split(':');
      return { negate: word.startsWith('!'), resourceType, action };
    }),
  },
});

describe('a role that permits more than it did', () => {
  it.each([
    ['something new', ['template:read'], ['template:read', 'template:update']],
    ['everything', ['template:read'], ['*:*']],
    ['every action', ['template:read'], ['template:*']],
    ['no denial any more', ['template:*', '!template:delete'], ['template:*']],
  ])('has %s', (_what, before, now) => {
    expect(isWider(role(before), role(now))).toBe(true);
  });

  it.each([
    ['is as it was', ['template:read', '!workspace:ssh'], ['!workspace:ssh', 'template:read']],
    ['has less', ['template:read', 'template:update'], ['template:read']],
    ['names what it had by a star', ['template:*'], ['template:read', 'template:use']],
    ['denies more', ['template:*', '!template:delete'], ['template:*', '!template:*']],
  ])('is not one that %s', (_what, before, now) => {
    expect(isWider(role(before), role(now))).toBe(false);
  });

  it('is seen on every level', () => {
    for (const level of ['site', 'organization', 'user', 'member'] as const) {
      const permissions = { ...NONE, [level]: [{ negate: false, resourceType: 'template', action: 'read' }] };
      expect(isWider(role([]), { builtIn: false, permissions })).toBe(true);
    }
  });

  it('is one of the server itself in the place of another, and never one that is not told', () => {
    expect(isWider(role([]), role([], true))).toBe(true);
    expect(isWider(role([]), { builtIn: false, permissions: null })).toBe(false);
    expect(isWider({ builtIn: false, permissions: null }, role(['*:*']))).toBe(false);
  });
});

describe('a role with what a plan writes into it', () => {
  it('permits both, and denies what both deny', () => {
    const words = ['exists', 'org:template:use', 'org-not:workspace:ssh'];
    const known = withWords(role(['template:read', '!workspace:ssh', '!user:read']), words);
    expect(known?.permissions?.organization).toMatchObject(
      role(['template:read', '!workspace:ssh', 'template:use']).permissions.organization,
    );
    expect(withWords(role(['template:read']), null)).toEqual(role(['template:read']));
    expect(withWords(null, ['exists', 'org:template:use'])).toMatchObject(role(['template:use']));
    expect(withWords(null, null)).toBeNull();
  });

  it('permits what was written and no more, once it is', () => {
    const before = {
      ...role([]),
      permissions: { ...NONE, site: role(['user:read']).permissions.organization },
    };
    const known = asWritten(before, ['exists', 'org:template:use', 'member:workspace:read']);
    expect(isWider(known, { ...before, permissions: { ...before.permissions, ...known.permissions } })).toBe(
      false,
    );
    expect(isWider(known, role(['template:use', 'template:read']))).toBe(true);
    expect(known.permissions?.site).toEqual(before.permissions.site);
    expect(asWritten({ builtIn: false, permissions: null }, ['exists'])).toEqual({
      builtIn: false,
      permissions: NONE,
    });
  });
});
