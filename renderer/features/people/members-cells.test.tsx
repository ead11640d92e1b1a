import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { OUTCOME_WORDS } from '#renderer/data/outcome-words.ts';
import type { OrganizationId, UserId } from '#shared/base/brand.ts';
import type { Applying, ApplyingFact } from '#shared/contract/applying.ts';
import type { SortColumn } from '#shared/model/member-filter.ts';
import { drawCell, type MemberRow } from './members-cells.tsx';

const NOTHING: Applying = { roles: null, siteRoles: null, status: null, memberships: [] };
const row = (applying: Partial<Applying>): MemberRow => ({
  ...{ userId: 'u1' as UserId, username: 'ada', name: 'Ada', email: '', status: 'active' },
  ...{ loginType: 'password', lastSeenAt: null, isServiceAccount: false, roles: [], siteRoles: [] },
  ...{ selected: false, organizations: null, staged: null, applying: { ...NOTHING, ...applying } },
});
const names = { show: (name: string) => name, isKnown: () => true };

/** What a person reads of a cell, with what is read out of it in brackets. */
const read = (applying: Partial<Applying>, column: SortColumn = 'roles'): string =>
  renderToStaticMarkup(drawCell({ row: row(applying), column, names, nowMs: 0 }))
    .replace(/<[^>]*>/g, ' ')
    .replaceAll(' ', ' ')
    .replace(/\s+/g, ' ')
    .trim();
const fact = (outcome: ApplyingFact['outcome'], over: Partial<ApplyingFact> = {}): ApplyingFact => ({
  ...{ outcome, after: null, planned: null },
  ...over,
});
const membershipOf = (one: ApplyingFact): Applying['memberships'] => [
  { organizationId: 'o1' as OrganizationId, organization: 'Acme', fact: one },
];

describe('a row of somebody whom an apply is at', () => {
  it('has the role that was applied, with a sign and a word, where the copy has none', () => {
    expect(read({ roles: fact('applied', { after: ['auditor'] }) })).toBe('✓ applied auditor');
    expect(read({ siteRoles: fact('applied', { after: ['owner'] }) }, 'siteRoles')).toBe(
      '✓ applied owner (site role)',
    );
  });

  it('says what waits as what will come, and what is not known as not known yet', () => {
    expect(read({ roles: fact('waiting', { planned: ['auditor'] }) })).toBe(
      '… waiting + auditor (to be added)',
    );
    expect(read({ roles: fact('unknown') })).toBe('? not known yet no role');
  });

  it('has a sign and a word for every outcome, so that colour is never all that tells', () => {
    for (const [outcome, { sign, word }] of Object.entries(OUTCOME_WORDS))
      expect(read({ roles: fact(outcome as ApplyingFact['outcome']) })).toContain(`${sign} ${word}`);
    expect(new Set(Object.values(OUTCOME_WORDS).map(({ word }) => word)).size).toBe(10);
  });

  it('has the status that was applied, and the one that waits', () => {
    expect(read({ status: fact('applied', { after: ['suspended'] }) }, 'status')).toBe('✓ applied suspended');
    expect(read({ status: fact('waiting', { planned: ['suspended'] }) }, 'status')).toBe(
      '… waiting active suspend',
    );
  });

  it('says of whoever has left that they left, and of whoever is to leave that they will', () => {
    expect(read({ memberships: membershipOf(fact('applied', { after: [] })) })).toBe(
      '✓ applied left the organization',
    );
    expect(read({ memberships: membershipOf(fact('waiting', { planned: [] })) })).toBe(
      '… waiting leaves organization',
    );
  });
});
