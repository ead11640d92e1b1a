import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { OrganizationId, UserId } from '#shared/base/brand.ts';
import type { Applying, ApplyingFact } from '#shared/contract/applying.ts';
import { COMMANDS } from '#shared/contract/commands.ts';
import { SORT_COLUMNS } from '#shared/model/member-filter.ts';
import { OUTCOME_MARKS } from '../run/index.ts';
import { FACTS } from './cells.tsx';
import { MEMBERS } from './members.tsx';
import type { ListRow, PeopleList, PersonRow } from './people-list.ts';
import { PeoplePage } from './people-page.tsx';
import { USERS } from './users.tsx';

const [ACME, LABS] = [
  { organizationId: 'o1' as OrganizationId, organization: 'Acme' },
  { organizationId: 'o2' as OrganizationId, organization: 'Labs' },
];
const NOTHING: Applying = { roles: null, siteRoles: null, status: null, memberships: [] };
const toRow = (applying: Partial<Applying>): PersonRow => ({
  ...{ userId: 'u1' as UserId, username: 'ada', name: 'Ada', email: '', status: 'active' },
  ...{
    loginType: 'password',
    lastSeenAt: null,
    createdAt: null,
    isServiceAccount: false,
    roles: [],
    siteRoles: [],
  },
  ...{ selected: false, organizations: [ACME], staged: null, applying: { ...NOTHING, ...applying } },
});
const names = { show: (name: string) => name, isKnown: () => true };

/** What a person reads of a cell, with what is read out of it in brackets. */
const readCell = <R extends ListRow>(list: PeopleList<R>, row: R, column: string): string =>
  renderToStaticMarkup(list.columns.find(({ id }) => id === column)?.draw({ row, names, nowMs: 0 }))
    .replace(/<[^>]*>/g, ' ')
    .replaceAll(' ', ' ')
    .replace(/\s+/g, ' ')
    .trim();
const fact = (outcome: ApplyingFact['outcome'], over: Partial<ApplyingFact> = {}): ApplyingFact => ({
  ...{ outcome, after: null, planned: null },
  ...over,
});
const membershipOf = (one: ApplyingFact): Applying['memberships'] => [{ ...ACME, fact: one }];

describe('a member whom an apply is at', () => {
  const read = (applying: Partial<Applying>, column = 'roles') => readCell(MEMBERS, toRow(applying), column);

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
    for (const [outcome, { sign, word }] of Object.entries(OUTCOME_MARKS))
      expect(read({ roles: fact(outcome as ApplyingFact['outcome']) })).toContain(`${sign} ${word}`);
    expect(new Set(Object.values(OUTCOME_MARKS).map(({ word }) => word)).size).toBe(10);
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

describe('a user whom an apply is at', () => {
  const read = (applying: Partial<Applying>, column: string) => readCell(USERS, toRow(applying), column);

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

describe('when an account was made', () => {
  it('is told of somebody in a list, and not known is not told as anything else', () => {
    const read = (createdAt: string | null) => readCell(USERS, { ...toRow({}), createdAt }, 'createdAt');
    expect(read('1970-01-01T00:00:00.000Z')).toBe('now');
    expect(read(null)).toBe('not known');
  });
});

describe('a list', () => {
  const ids: readonly string[] = COMMANDS.map(({ id }) => id);
  const lists = [MEMBERS, USERS];

  it.each(lists)('orders by what the store orders by, or says that it does not: $label', ({ columns }) => {
    const known: readonly string[] = SORT_COLUMNS;
    expect(new Set(columns.map(({ id }) => id)).size).toBe(columns.length);
    for (const { id, isUnsorted = false } of columns) expect(known.includes(id), id).toBe(!isUnsorted);
  });

  it.each(lists)(
    'has in the menu of a row all that its bar has of commands for those selected: $label',
    (list) => {
      const inBar = [...list.buttons.map(({ command }) => command), ...list.more];
      for (const command of inBar) expect(ids).toContain(command);
      // Adding people is about nobody who is in the list.
      const ofRows = inBar.filter((command) => command !== 'stage.people');
      expect(list.menu).toEqual(expect.arrayContaining(ofRows));
    },
  );

  it('has ids, a screen and texts of its own', () => {
    for (const of of ['screen', 'label', 'rowId'] as const)
      expect(new Set(lists.map((list) => list[of])).size).toBe(lists.length);
    for (const of of ['search', 'where', 'nothing'] as const)
      expect(new Set(lists.map(({ text }) => text[of])).size).toBe(lists.length);
  });

  it('is data: a third one, of other rows, is shown by the same page', () => {
    type Owner = PersonRow & { readonly tokens: number };
    const OWNERS: PeopleList<Owner> = {
      ...USERS,
      ...{
        label: 'Owners of tokens',
        rowId: 'owner-row',
        useRows: () => ({ view: rows, isPrevious: false }),
      },
      columns: [
        FACTS.username,
        {
          id: 'tokens',
          label: 'Tokens',
          width: 80,
          isUnsorted: true,
          draw: ({ row }) => `${row.tokens} live`,
        },
      ],
    };
    const owner: Owner = { ...toRow({}), tokens: 3 };
    const rows = { rowAt: () => owner, anyPage: () => ({ matching: 1, all: 1 }), failure: () => null };
    expect(OWNERS.columns.map(({ id }) => readCell(OWNERS, owner, id))).toEqual(['ada', '3 live']);
    expect(<PeoplePage list={OWNERS} />).toMatchObject({ props: { list: OWNERS } });
  });
});
