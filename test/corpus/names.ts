import type { Entry } from './entry.ts';
import { at, group, patched } from './say.ts';

const LONG = 4_096;
const cut = (value: string) => `${value.slice(0, LONG - 1)}…`;
/** A name, and how it must be kept if not as it is. */
const NAMES: readonly (readonly [rows: string, about: string, value: string, kept?: string])[] = [
  ['H01', 'an image with a handler', '<img src=x onerror=alert(1)>'],
  ['H01', 'a script', '</title><script>alert(1)</script>'],
  ['H01', 'an SVG', '<svg/onload=alert(1)>'],
  ['H02', 'a template', "{{constructor.constructor('x')()}}"],
  ['H02', 'a template text', '$' + '{7*7}'],
  ['H03', 'a link to a script', 'javascript:alert(1)'],
  ['H05', 'a turn to the left', '\u202enimda'],
  ['H05', 'marks that isolate', '\u2066admin\u2069'],
  ['H06', 'a joiner of no width', 'ad\u200dmin'],
  ['H06', 'a soft hyphen', 'ad\u00admin'],
  ['H07', 'a Cyrillic letter', '\u0430dmin'],
  ['H08', 'a heap of marks', `Z${'\u0301'.repeat(2_000)}`],
  ['H09', 'a million letters', 'x'.repeat(1_000_000), cut('x'.repeat(LONG))],
  [
    'H09',
    'a pair cut in two by the limit',
    `${'x'.repeat(LONG - 2)}\u{1F389}${'y'.repeat(9)}`,
    `${'x'.repeat(LONG - 2)}\ufffd…`,
  ],
  ['H10', 'nothing', ''],
  ['H10', 'blanks', '   '],
  ['H10', 'a filler', '\u3164'],
  ['H11', 'half a character', 'a\ud800b', 'a\ufffdb'],
  ['H11', 'the other half', '\udfff', '\ufffd'],
  ['H11', 'two halves the wrong way round', '\udc00\ud800', '\ufffd\ufffd'],
  ['H11', 'a NUL', 'a\u0000b'],
  ['H11', 'controls', '\u0001\u001b[31m\u007f\u009b'],
  ['H11', 'separators of our own', 'a\u001fb\u001ec'],
  ['H11', 'what is no character', 'a\ufffeb\uffff'],
  ['H12', 'a prototype', '__proto__'],
  ['H13', 'line breaks and quotes', 'a\r\nb"c,d'],
  ['H23', 'a formula', "=cmd|' /C calc'!A0"],
  ['HOS-4', 'tags', 'admin\u{e0061}\u{e007f}'],
  ['HOS-4', 'variation selectors', `a${'\ufe0f'.repeat(100)}`],
  ['SEC-5', 'words of SQL', "'); DROP TABLE member;--"],
];

/** The same names, for a server whose people are all called so. */
export const HOSTILE_NAMES: readonly string[] = NAMES.map(([, , value]) => value);

/** Names, user names and addresses that mean harm: kept as they are, and the same at the second look. */
export const names: readonly Entry[] = [
  ...NAMES.flatMap(([rows, about, value, kept = value]) =>
    group('name', `${rows} HOS-3`, [
      [
        about,
        patched(
          at(['members', 3, 'name'], value),
          at(['members', 3, 'username'], value),
          at(['members', 3, 'email'], value),
        ),
        {
          page: 'first',
          expect: { members: 'ok', sync: 'ok' },
          gives: {
            members: { name: kept, username: kept, email: kept },
            sync: { name: kept, username: kept, email: kept },
          },
        },
      ],
    ]),
  ),
  ...group('name', 'H04 HOS-1', [
    [
      'of an organization, with markup',
      patched(at([0, 'display_name'], '<b>\u202eAcme</b>')),
      { route: 'organizations', expect: { organizations: 'ok', sync: 'ok' } },
    ],
    [
      'of an organization, half a character',
      patched(at([0, 'name'], '\ud800')),
      { route: 'organizations', expect: { organizations: 'ok', sync: 'ok' } },
    ],
    [
      'of a role to show, half a character',
      patched(at([0, 'display_name'], '\ud800')),
      { route: 'org-roles', expect: { 'org-roles': 'ok', sync: 'ok' } },
    ],
    [
      'a picture at an internal host',
      patched(at(['members', 3, 'avatar_url'], 'http://169.254.169.254/x')),
      { expect: { members: 'ok', sync: 'ok' } },
    ],
    [
      'a picture in a file',
      patched(at(['members', 3, 'avatar_url'], 'file:///etc/passwd')),
      { expect: { members: 'ok' } },
    ],
    [
      'a key of ours in the wrong case',
      patched(at(['members', 3, 'Roles'], [])),
      { expect: { members: 'ok' } },
    ],
    [
      'keys named like prototypes',
      patched(at(['members', 3, '__proto__'], { roles: [] }), at(['members', 3, 'constructor'], 1)),
      { expect: { members: 'ok', sync: 'ok' } },
    ],
    [
      'a status nobody knows',
      patched(at(['members', 3, 'status'], 'on-fire')),
      { expect: { members: 'ok', sync: 'ok' }, gives: { members: { status: 'on-fire' } } },
    ],
    [
      'a status that is half a character',
      patched(at(['members', 3, 'status'], '\ud800')),
      { expect: { members: 'ok', sync: 'ok' } },
    ],
    [
      'a status of 100 letters',
      patched(at(['members', 3, 'status'], 's'.repeat(100))),
      { expect: { members: 'bad-response', sync: 'ok' }, gives: { sync: { status: 'unreadable' } } },
    ],
  ]),
];
