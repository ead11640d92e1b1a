import type { Entry } from './entry.ts';
import { at, group, patched } from './say.ts';

const NIL = '00000000-0000-0000-0000-000000000000';
const OTHER = '6f1c2f0e-8d0e-4a57-9a0b-0a4a1c1d2e99';
const IDS: readonly (readonly [about: string, value: string])[] = [
  ['nil', NIL],
  ['empty', ''],
  ['not a UUID', 'admin'],
  ['a UUID with more behind it', `${OTHER}x`],
  ['a UUID with a line break behind it', `${OTHER}\n`],
  ['a UUID in braces', `{${OTHER}}`],
  ['a UUID without hyphens', OTHER.replaceAll('-', '')],
  ['a way up', '../../../users/me'],
  ['a query', `${OTHER}?x=1`],
  ['letters that look like digits', OTHER.replace('6', '\uff16')],
];
const bad = { expect: { members: 'bad-response', sync: 'bad-response' }, asks: 1 } as const;

const DATES: readonly (readonly [about: string, value: string, kept: string | null])[] = [
  ['year 1', '0001-01-01T00:00:00Z', 'never'],
  ['year 0', '0000-00-00T00:00:00Z', null],
  ['year 99999', '99999-01-01T00:00:00Z', null],
  ['year +99999', '+099999-01-01T00:00:00Z', null],
  ['a year before Christ', '-000001-01-01T00:00:00Z', null],
  ['before the epoch', '1969-12-31T23:59:59Z', null],
  ['not a date', 'not a date', null],
  ['words with a number', 'member 12', null],
  ['a number', '1780000000', null],
  ['the 31st of February', '2026-02-31T10:00:00Z', null],
  ['the 31st of April', '2026-04-31T10:00:00.5Z', null],
  ['the 25th hour', '2026-04-30T25:00:00Z', null],
  ['another zone', '2026-04-30T10:00:00+02:00', '2026-04-30T08:00:00.000Z'],
  ['20 decimals', '2026-04-30T10:00:00.12345678901234567890Z', '2026-04-30T10:00:00.123Z'],
  ['a megabyte', '2'.repeat(1_000_000), null],
  ['the last moment', '9999-12-31T23:59:59.999999Z', '9999-12-31T23:59:59.999Z'],
];

/** Ids that name nobody and moments that never were. */
export const idsAndDates: readonly Entry[] = [
  ...group(
    'user id',
    'H18',
    IDS.map(([about, id]) => [about, patched(at(['members', 3, 'user_id'], id)), bad] as const),
  ),
  ...group('organization id', 'H18 H26', [
    ['of another organization, in the list', patched(at(['members', 3, 'organization_id'], OTHER)), bad],
    [
      'of another organization, of one person',
      patched(at(['organization_id'], OTHER)),
      { route: 'member', expect: { 'member-roles': 'bad-response' } },
    ],
    ['nil, in the list', patched(at(['members', 3, 'organization_id'], NIL)), bad],
    [
      'nil, of an organization',
      patched(at([0, 'id'], NIL)),
      { route: 'organizations', expect: { organizations: 'bad-response', sync: 'bad-response' } },
    ],
    [
      'a way up, of an organization',
      patched(at([0, 'id'], '../users/me')),
      { route: 'organizations', expect: { organizations: 'bad-response', sync: 'bad-response' } },
    ],
    [
      'the same twice',
      patched(at([0, 'id'], '{organization}'), at([1, 'id'], '{organization}')),
      { route: 'organizations', expect: { organizations: 'bad-response', sync: 'bad-response' } },
    ],
  ]),
  ...group('id in capitals', 'H18', [
    [
      'of members',
      patched(
        at(['members', 3, 'user_id'], '{USER}'),
        at(['members', 3, 'organization_id'], '{ORGANIZATION}'),
      ),
      {
        page: 'first',
        expect: { members: 'ok', sync: 'ok' },
        gives: { members: { userId: '{user}' }, sync: { user_id: '{user}' } },
      },
    ],
    [
      'in the answer to the PUT',
      patched(at(['user_id'], '{USER}'), at(['organization_id'], '{ORGANIZATION}')),
      { expect: { put: 'applied' } },
    ],
    [
      'of one person',
      patched(at(['user_id'], '{USER}'), at(['organization_id'], '{ORGANIZATION}')),
      { route: 'member', expect: { 'member-roles': 'ok' } },
    ],
  ]),
  ...group(
    'last seen',
    'H21',
    DATES.map(
      ([about, value, kept]) =>
        [
          about,
          patched(at(['members', 3, 'last_seen_at'], value)),
          {
            expect: { members: 'ok', sync: 'ok' },
            gives: { members: { lastSeenAt: kept }, sync: { last_seen_at: kept } },
          },
        ] as const,
    ),
  ),
];
