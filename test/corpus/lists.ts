import type { Entry } from './entry.ts';
import { at, group, json, patched, without } from './say.ts';

const count = (value: unknown) => patched(at(['count'], value));
const bad = { expect: { members: 'bad-response', sync: 'bad-response' } } as const;
const USER = '6f1c2f0e-8d0e-4a57-9a0b-0a4a1c1d2e99';
const ghost = {
  user_id: USER,
  organization_id: '{organization}',
  username: 'ghost',
  roles: [],
  status: 'active',
};

/** Lists that lie about themselves. A copy that was read from one may be old, but never emptied or doubled. */
export const lists: readonly Entry[] = [
  ...group('count', 'H19', [
    ['negative', count(-1), bad],
    ['a fraction', count(2.5), bad],
    ['a text', count('60'), bad],
    ['null', count(null), bad],
    ['missing', patched(without('count')), bad],
    ['1e400', json(200, '{"members":[],"count":1e400}'), { ...bad, rows: 'H19 H22' }],
    ['2 to the 53rd', count(2 ** 53), bad],
    ['the largest safe number', count(Number.MAX_SAFE_INTEGER), bad],
    ['a thousand million', count(1_000_000_000), bad],
    ['zero, though there are rows', count(0), { expect: { members: 'ok', sync: 'ok' } }],
    ['one, though there are more', count(1), { expect: { members: 'ok', sync: 'ok' } }],
    ['too large by ten', count(76), { expect: { sync: 'ok' } }],
    ['100,000, though there are 60', count(100_000), { expect: { sync: 'ok' } }],
    [
      'of users, the largest safe number',
      count(Number.MAX_SAFE_INTEGER),
      { route: 'users', expect: { users: 'bad-response' } },
    ],
  ]),
  ...group('page', 'H17 H19 H20 HOS-6', [
    [
      'without rows, for ever',
      patched(at(['members'], [])),
      { expect: { sync: 'suspicious-empty' }, rows: 'H25' },
    ],
    [
      'without rows and count',
      json(200, '{"members":[],"count":0}'),
      { expect: { members: 'ok', sync: 'suspicious-empty' }, rows: 'H25' },
    ],
    ['null for rows', patched(at(['members'], null)), bad],
    ['rows in an object', patched(at(['members'], { 0: {} })), bad],
    ['a list, as the docs say', json(200, '[{good}]'), { expect: { members: 'ok', sync: 'ok' } }],
    ['two in a list', json(200, '[{good},{good}]'), bad],
    [
      'more rows than asked for',
      patched(
        at(
          ['members'],
          Array.from({ length: 21 }, () => ghost),
        ),
      ),
      bad,
    ],
    [
      '1,001 rows',
      patched(
        at(
          ['members'],
          Array.from({ length: 1_001 }, () => ghost),
        ),
      ),
      bad,
    ],
    [
      '100,000 rows of nothing',
      { ...json(200, ''), body: ['{"count":1,"members":[', { repeat: '{},', times: 99_999 }, '{}]}'] },
      bad,
    ],
    [
      'the same person in every row',
      patched(
        at(
          ['members'],
          Array.from({ length: 20 }, () => ghost),
        ),
      ),
      { page: 'first', expect: { sync: 'ok' } },
    ],
    ['the same page for ever', json(200, '{first-page}'), { page: 'whole', expect: { sync: 'ok' } }],
    [
      'the same page for ever, and a count of 500',
      json(200, '{first-page-of-500}'),
      { page: 'whole', expect: { sync: 'ok' } },
    ],
    [
      'one person twice with other roles',
      patched(at(['members', 4], { ...ghost, user_id: '{user}' })),
      { page: 'first', expect: { members: 'ok', sync: 'ok' }, rows: 'H17' },
    ],
    ['null among the rows', patched(at(['members', 3], null)), bad],
    ['a list among the rows', patched(at(['members', 3], [])), bad],
    [
      'the panic of an old server, without its version',
      json(500, '{"message":"An internal server error occurred.","detail":""}'),
      { expect: { members: 'server-error', sync: 'server-error' } },
    ],
  ]),
  ...group('role list', 'HOS-1 H12', [
    [
      'the same role twice',
      patched(at([1, 'name'], 'organization-auditor'), at([2, 'name'], 'organization-auditor')),
      { route: 'org-roles', expect: { 'org-roles': 'ok', sync: 'ok' } },
    ],
    [
      'roles named by half characters',
      patched(at([1, 'name'], '\ud800'), at([2, 'name'], '\ud801')),
      { route: 'org-roles', expect: { 'org-roles': 'bad-response', sync: 'bad-response' } },
    ],
    [
      'a role named __proto__',
      patched(at([1, 'name'], '__proto__')),
      { route: 'org-roles', expect: { 'org-roles': 'ok', sync: 'ok' } },
    ],
    ['an empty list', json(200, '[]'), { route: 'org-roles', expect: { 'org-roles': 'ok', sync: 'ok' } }],
    [
      '10,001 roles',
      {
        ...json(200, ''),
        body: [
          '[',
          { repeat: '{"name":"a","built_in":true,"assignable":true},', times: 10_000 },
          '{"name":"a","built_in":true,"assignable":true}]',
        ],
      },
      { route: 'org-roles', expect: { 'org-roles': 'bad-response' } },
    ],
    [
      'a role with 6,000 permissions',
      patched(
        at(
          [0, 'site_permissions'],
          Array.from({ length: 6_000 }, () => ({ resource_type: 'x', action: 'y' })),
        ),
      ),
      { route: 'org-roles', expect: { 'org-roles': 'bad-response' } },
    ],
    [
      'a role with 5,000 permissions of 100 letters',
      patched(
        at(
          [0, 'organization_permissions'],
          Array.from({ length: 5_000 }, () => ({ resource_type: 'x'.repeat(50), action: 'y'.repeat(50) })),
        ),
      ),
      { route: 'org-roles', expect: { 'org-roles': 'bad-response' } },
    ],
    [
      'permissions as texts',
      patched(at([0, 'site_permissions'], ['all'])),
      { route: 'org-roles', expect: { 'org-roles': 'bad-response' } },
    ],
  ]),
];
