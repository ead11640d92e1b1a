import type { Entry, Question, Route } from './entry.ts';
import { at, group, patched, without } from './say.ts';

type Path = readonly (string | number)[];
const WRONG: readonly (readonly [about: string, value: unknown])[] = [
  ['a number', 7],
  ['true', true],
  ['a list', ['x']],
  ['an object', { x: 1 }],
];
const FLAGS = ['built_in', 'assignable'];
const named = (path: Path) => path.filter((part) => typeof part === 'string').join('.') || 'the whole';

/** Each needed field with each wrong type, null, and left out. */
const needed = (question: Question, route: Route, paths: readonly Path[]) =>
  paths.flatMap((path) => [
    ...[...WRONG, ['null', null] as const]
      .filter(([, value]) => value !== true || !FLAGS.includes(String(path.at(-1))))
      .map(
        ([about, value]) =>
          [
            `${route}: ${named(path)} is ${about}`,
            patched(at(path, value)),
            {
              route,
              expect: { [question]: question === 'put' ? 'unknown bad-response' : 'bad-response' },
              asks: 1,
            },
          ] as const,
      ),
    [
      `${route}: ${named(path)} is missing`,
      patched(without(...path)),
      {
        route,
        expect: { [question]: question === 'put' ? 'unknown bad-response' : 'bad-response' },
        asks: 1,
      },
    ] as const,
  ]);

/** Fields that may be missing, but not be something else. */
const optional = (question: Question, route: Route, paths: readonly Path[]) =>
  paths.flatMap((path) => [
    [
      `${route}: ${named(path)} is an object`,
      patched(at(path, { x: 1 })),
      { route, expect: { [question]: 'bad-response' } },
    ] as const,
    [
      `${route}: ${named(path)} is missing, which is fine`,
      patched(without(...path)),
      { route, expect: { [question]: 'ok' } },
    ] as const,
    [
      `${route}: ${named(path)} is null, which is fine`,
      patched(at(path, null)),
      { route, expect: { [question]: 'ok' } },
    ] as const,
  ]);

/** Wrong types, field by field, in every answer that the client reads. */
export const fields: readonly Entry[] = group('field', 'HOS-1 H14', [
  ...needed(
    'members',
    'members',
    [
      ['members', 3, 'user_id'],
      ['members', 3, 'organization_id'],
      ['members', 3, 'username'],
      ['members', 3],
    ].filter((path) => path.length === 3),
  ),
  ...needed('put', 'put', [['user_id'], ['organization_id']]),
  ...needed('member-roles', 'member', [['user_id'], ['organization_id']]),
  ...needed('self', 'self', [['id'], ['username']]),
  ...needed('organizations', 'organizations', [
    [0, 'id'],
    [0, 'name'],
  ]),
  ...needed(
    'org-roles',
    'org-roles',
    [
      [0, 'name'],
      [0, 'built_in'],
      [0, 'assignable'],
    ].map((path) => path),
  ),
  ...needed('users', 'users', [['users', 3, 'id']]),
  ...optional('members', 'members', [
    ['members', 3, 'name'],
    ['members', 3, 'email'],
    ['members', 3, 'status'],
    ['members', 3, 'login_type'],
    ['members', 3, 'last_seen_at'],
    ['members', 3, 'is_service_account'],
    ['members', 3, 'global_roles'],
  ]),
  ...optional('organizations', 'organizations', [
    [0, 'display_name'],
    [0, 'is_default'],
    [0, 'default_org_member_roles'],
  ]),
  ...optional('org-roles', 'org-roles', [
    [0, 'display_name'],
    [0, 'organization_id'],
    [0, 'organization_permissions'],
  ]),
]);
