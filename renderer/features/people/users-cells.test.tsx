import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { OrganizationId, UserId } from '#shared/base/brand.ts';
import type { Applying, ApplyingFact } from '#shared/contract/applying.ts';
import { drawCell, type UserRow } from './users-cells.tsx';
import type { UserColumn } from './users-columns.ts';

const [ACME, LABS] = [
  { organizationId: 'o1' as OrganizationId, organization: 'Acme' },
  { organizationId: 'o2' as OrganizationId, organization: 'Labs' },
];
const names = { show: (name: string) => name, isKnown: () => true };

const read = (applying: Partial<Applying>, column: UserColumn): string => {
  const row: UserRow = {
    ...{ userId: 'u1' as UserId, username: 'ada', name: 'Ada', email: '', status: 'active' },
    ...{ loginType: 'password', lastSeenAt: null, isServiceAccount: false, roles: [], siteRoles: [] },
    ...{ selected: false, staged: null, organizations: [ACME] },
    applying: { roles: null, siteRoles: null, status: null, memberships: [], ...applying },
  };
  return renderToStaticMarkup(drawCell({ row, column, names, nowMs: 0 }))
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
};
const fact = (outcome: ApplyingFact['outcome'], over: Partial<ApplyingFact>): ApplyingFact => ({
  ...{ outcome, after: null, planned: null },
  ...over,
});

describe('a user whom an apply is at', () => {
  it('has the site roles that were applied', () => {
    const applied = fact('applied', { after: ['auditor'] });
    expect(read({ roles: applied, siteRoles: applied }, 'roles')).toBe('✓ applied auditor (site role)');
  });

  it('is in the organizations that the apply added, and not in those that it took away', () => {
    const memberships = [
      { ...ACME, fact: fact('applied', { after: [] }) },
      { ...LABS, fact: fact('applied', { after: ['member'] }) },
    ];
    expect(read({ memberships }, 'organizations')).toBe('✓ applied Labs');
  });

  it('waits to be in others, which is told as what will come', () => {
    const memberships = [{ ...LABS, fact: fact('waiting', { planned: ['member'] }) }];
    expect(read({ memberships }, 'organizations')).toBe('… waiting Acme + Labs (to be added)');
  });
});
