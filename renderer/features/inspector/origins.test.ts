import { describe, expect, it } from 'vitest';
import { toOrigins } from './origins.ts';

const member = { roles: ['auditor', 'viewer'], siteRoles: ['owner'], isServiceAccount: false };

describe('where roles come from', () => {
  it('tells direct, default, implied and site roles apart, and leaves empty groups out', () => {
    expect(
      toOrigins(member, null, ['viewer', 'maker']).map((one) => [one.origin, one.roles.map((r) => r.name)]),
    ).toEqual([
      ['direct', ['auditor', 'viewer']],
      ['default', ['maker']],
      ['implied', ['organization-member']],
      ['site', ['owner']],
    ]);
  });

  it('puts what is staged first, with its sign', () => {
    const [first] = toOrigins(
      member,
      { added: ['x'], removed: ['auditor'], siteAdded: [], siteRemoved: ['owner'] },
      [],
    );
    expect(first).toEqual({
      origin: 'staged',
      label: 'Staged, not sent',
      roles: [
        { name: 'x', kind: 'added' },
        { name: 'auditor', kind: 'removed' },
        { name: 'owner', kind: 'removed' },
      ],
    });
  });

  it('knows what a service account gets', () => {
    const groups = toOrigins({ roles: [], siteRoles: [], isServiceAccount: true }, null, []);
    expect(groups).toEqual([
      {
        origin: 'implied',
        label: 'Implied by membership',
        roles: [{ name: 'organization-service-account', kind: 'implied' }],
      },
    ]);
  });
});
