import type { Entry } from './entry.ts';
import { at, group, json, patched } from './say.ts';

const OTHER = '6f1c2f0e-8d0e-4a57-9a0b-0a4a1c1d2e99';
const role = (name: string, more = {}) => ({ name, display_name: '', ...more });
const sent = ['organization-auditor', 'organization-template-admin'] as const;
const answered = (...names: readonly string[]) =>
  patched(
    at(
      ['roles'],
      names.map((name) => role(name)),
    ),
  );
const lie = { expect: { put: 'unknown bad-response' }, asks: 1 } as const;
const truth = { expect: { put: 'applied' }, asks: 1 } as const;

/** A PUT of two roles, answered by a 200 that is not true, or true in an odd way. */
export const lies: readonly Entry[] = [
  ...group('lying 200', 'N12 N13 HOS-7 ENG-5', [
    ['the roles of yesterday', answered('organization-user-admin'), lie],
    ['one role missing', answered(sent[0]), lie],
    ['one role more', answered(...sent, 'organization-admin'), lie],
    ['no role', answered(), lie],
    ['a role in capitals', answered('Organization-Auditor', sent[1]), lie],
    ['a role with a blank', answered(`${sent[0]} `, sent[1]), lie],
    ['a role with a joiner of no width', answered(`organization\u200d-auditor`, sent[1]), lie],
    ['a role with a Cyrillic letter', answered('organiz\u0430tion-auditor', sent[1]), lie],
    [
      'roles with the organization in their names',
      answered(`${sent[0]}:{organization}`, `${sent[1]}:{organization}`),
      lie,
    ],
    ['another person', patched(at(['user_id'], OTHER)), lie],
    ['another organization', patched(at(['organization_id'], OTHER)), lie],
    ['the person as an object', patched(at(['user_id'], { id: '{user}' })), lie],
    ['a list with the right answer in it', json(200, '[{good}]'), lie],
    ['the right answer one level down', json(200, '{"member":{good}}'), lie],
    ['the right answer as a text', json(200, '"{user}"'), lie],
    [
      'two roles keys, of which the last is wrong',
      json(
        200,
        '{"user_id":"{user}","organization_id":"{organization}","roles":[{"name":"organization-auditor"},{"name":"organization-template-admin"}],"roles":[]}',
      ),
      { ...lie, rows: 'H22 HOS-7' },
    ],
    [
      'two persons, of which the last is another',
      json(
        200,
        `{"user_id":"{user}","user_id":"${OTHER}","organization_id":"{organization}","roles":[{"name":"organization-auditor"},{"name":"organization-template-admin"}]}`,
      ),
      { ...lie, rows: 'H22 HOS-7' },
    ],
    [
      'roles of a prototype',
      json(
        200,
        '{"user_id":"{user}","organization_id":"{organization}","__proto__":{"roles":[{"name":"organization-auditor"},{"name":"organization-template-admin"}]}}',
      ),
      { ...lie, rows: 'H12 HOS-7' },
    ],
    ['an error in the shape of Coder', json(200, '{"message":"Not really."}'), lie],
  ]),
  ...group('odd 200', 'N14', [
    ['the roles the other way round', answered(sent[1], sent[0]), truth],
    ['the roles twice', answered(...sent, ...sent), truth],
    [
      'more keys than we know',
      patched(at(['surprise'], { deep: [1] }), at(['roles', 0, 'surprise'], 1)),
      truth,
    ],
    [
      'names to show that mean harm',
      patched(
        at(
          ['roles'],
          sent.map((name) => role(name, { display_name: '<script>\u202e' })),
        ),
      ),
      truth,
    ],
  ]),
  ...group('one person', 'N12 HOS-7', [
    [
      'another person',
      patched(at(['user_id'], OTHER)),
      { route: 'member', expect: { 'member-roles': 'bad-response' } },
    ],
    [
      'another organization',
      patched(at(['organization_id'], OTHER)),
      { route: 'member', expect: { 'member-roles': 'bad-response' } },
    ],
    [
      '404 in Coder’s words',
      json(404, '{"message":"Resource not found or you do not have access to this resource"}'),
      { route: 'member', expect: { 'member-roles': 'member-gone' } },
    ],
    [
      '404 as a page',
      { ...json(404, '<html>'), type: 'text/html' },
      { route: 'member', expect: { 'member-roles': 'not-coder' } },
    ],
    ['a list instead', json(200, '[]'), { route: 'member', expect: { 'member-roles': 'bad-response' } }],
    [
      'roles below a prototype',
      json(200, '{"user_id":"{user}","organization_id":"{organization}","__proto__":{"roles":[]}}'),
      { route: 'member', expect: { 'member-roles': 'bad-response' } },
    ],
  ]),
];
