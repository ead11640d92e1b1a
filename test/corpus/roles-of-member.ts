import type { Entry } from './entry.ts';
import { at, group, patched, without } from './say.ts';

const role = (name: unknown) => ({ name, display_name: '' });
const MANY = Array.from({ length: 5_000 }, (_, n) => role(`role-${n}`));

/** What no list of roles may be: reading it as "no roles" would wipe a person's roles later. */
const BAD: readonly (readonly [about: string, value: unknown])[] = [
  ['null', null],
  ['a text', 'owner'],
  ['a number', 0],
  ['false', false],
  ['an object', {}],
  ['an object with a length', { length: 0 }],
  ['numbers', [1, 2]],
  ['texts', ['organization-auditor']],
  ['lists', [[role('organization-auditor')]]],
  ['null in a list', [null]],
  ['a role without a name', [{ display_name: 'x' }]],
  ['a role whose name is null', [role(null)]],
  ['a role whose name is empty', [role('')]],
  ['a role whose name is a number', [role(7)]],
  ['a role whose name has 300 letters', [role('r'.repeat(300))]],
  ['a role whose name is half a character', [role('\ud800')]],
  ['5,000 roles', MANY],
  [
    '256 roles with names of 250 letters',
    Array.from({ length: 256 }, (_, n) => role(`${n}`.padEnd(250, 'r'))),
  ],
  ['257 roles', MANY.slice(0, 257)],
];

const everyWay = (about: string, value: unknown) => [
  [
    `${about}, in the list`,
    patched(at(['members', 3, 'roles'], value)),
    // Whoever acts on it does not believe the page; a refresh keeps the person as one who cannot be read.
    { expect: { members: 'bad-response', sync: 'ok' }, gives: { sync: { status: 'unreadable' } } },
  ] as const,
  [
    `${about}, of one person`,
    patched(at(['roles'], value)),
    { route: 'member', expect: { 'member-roles': 'bad-response' } },
  ] as const,
  [
    `${about}, in the answer to the PUT`,
    patched(at(['roles'], value)),
    { expect: { put: 'unknown bad-response' } },
  ] as const,
];

export const rolesOfMember: readonly Entry[] = [
  ...group(
    'roles',
    'H14 H15 I9',
    BAD.flatMap(([about, value]) => everyWay(about, value)),
  ),
  ...group('roles', 'H14', [
    [
      'missing, in the list',
      patched(without('members', 3, 'roles')),
      { expect: { members: 'bad-response', sync: 'ok' }, gives: { sync: { status: 'unreadable' } } },
    ],
    [
      'missing, of one person',
      patched(without('roles')),
      { route: 'member', expect: { 'member-roles': 'bad-response' } },
    ],
    [
      'missing, in the answer to the PUT',
      patched(without('roles')),
      { expect: { put: 'unknown bad-response' } },
    ],
    [
      '256 roles, the most there may be',
      patched(at(['members', 3, 'roles'], MANY.slice(0, 256))),
      { expect: { members: 'ok', sync: 'ok' }, rows: 'H15' },
    ],
  ]),
  ...group(
    'role named',
    'H12 H13 H16',
    [
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
      'no-such-role',
      'a,b"c\'d\ne\tf',
      'ünï🎉code',
      ' spaced ',
      '\u0000',
      '\u202eadmin',
    ].map(
      (name) =>
        [
          JSON.stringify(name),
          patched(at(['members', 3, 'roles'], [role(name), role('organization-auditor'), role(name)])),
          {
            expect: { members: 'ok', sync: 'ok' },
            gives: {
              members: { roles: [name, 'organization-auditor'].sort() },
              sync: { roles: JSON.stringify([name, 'organization-auditor'].sort()) },
            },
          },
        ] as const,
    ),
  ),
];
