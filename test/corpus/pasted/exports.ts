import type { PastedCase } from './entry.ts';
import {
  CSV,
  type Form,
  family,
  full,
  given,
  login,
  mail,
  other,
  type SheetColumn,
  sheet,
  start,
} from './sheet.ts';

/** The header of each product's export, and what stands in its rows. Who a row is, is always its own address. */
const EXPORTS: readonly (readonly [string, readonly SheetColumn[]])[] = [
  [
    'Google Workspace, users',
    [
      ['First Name [Required]', given],
      ['Last Name [Required]', family],
      ['Email Address [Required]', mail],
      ['Password [Required]', start],
      ['Password Hash Function [UPLOAD ONLY]', other('')],
      ['Org Unit Path [Required]', other('/', '/Engineering')],
      ['Recovery Email', other('owner@acme.example')],
      ['Status [READ ONLY]', other('Active', 'Suspended')],
    ],
  ],
  [
    'Google Workspace, members of a group',
    [
      ['Group Email [Required]', other('team@acme.example')],
      ['Member Email', mail],
      ['Member Type', other('USER')],
      ['Member Role', other('MEMBER', 'OWNER')],
    ],
  ],
  [
    'Entra, members of a group',
    [
      ['id', (_one, n) => `8d1f0c1e-3f0c-4b6d-8f3e-5f0c7d1a9b${10 + n}`],
      ['userPrincipalName', mail],
      ['displayName', full],
      ['objectType', other('User')],
      ['userType', other('Member', 'Guest')],
      ['isUser', other('True')],
      ['isGroup', other('False')],
      ['isGuest', other('False')],
    ],
  ],
  [
    'Entra, users',
    [
      ['userPrincipalName', mail],
      ['displayName', full],
      ['surname', family],
      ['mail', mail],
      ['givenName', given],
      ['id', (_one, n) => `8d1f0c1e-3f0c-4b6d-8f3e-5f0c7d1a9b${10 + n}`],
      ['userType', other('Member')],
      ['accountEnabled', other('True')],
      ['manager', other('owner@acme.example')],
    ],
  ],
  [
    'Okta, people',
    [
      ['login', mail],
      ['firstName', given],
      ['lastName', family],
      ['email', mail],
      ['secondEmail', other('owner@acme.example')],
      ['status', other('ACTIVE', 'STAGED')],
      ['credentials.password.value', start],
    ],
  ],
  [
    'Slack, members',
    [
      ['username', login],
      ['email', mail],
      ['status', other('Member', 'Admin')],
      ['billing-active', other('1')],
      ['has-2fa', other('0')],
      ['userid', other('U012AB3CD')],
      ['fullname', full],
      ['displayname', given],
    ],
  ],
  [
    'Teams, members',
    [
      ['Name', full],
      ['Email', mail],
      ['Role', other('Owner', 'Member')],
    ],
  ],
  [
    'Jira, users',
    [
      ['User id', other('5b10ac8d82e05b22cc7d4ef5')],
      ['User name', full],
      ['email', mail],
      ['User status', other('Active')],
      ['Added to org', other('3 Nov 2026')],
      ['Jira', other('Yes', 'No')],
    ],
  ],
  [
    'GitHub, members of an organization',
    [
      ['login', (one) => `gh-${one.username}`],
      ['name', full],
      ['saml_name_id', mail],
      ['role', other('member', 'admin')],
      ['tfa_enabled', other('true')],
    ],
  ],
  [
    'GitHub Enterprise, licences',
    [
      ['GitHub com login', (one) => `gh-${one.username}`],
      ['GitHub com name', full],
      ['GitHub com SAML name ID', mail],
      ['License type', other('enterprise')],
    ],
  ],
  [
    'ServiceNow, users',
    [
      ['User ID', (one) => `sn-${one.username}`],
      ['Name', full],
      ['Email', mail],
      ['Active', other('true', 'false')],
      ['Department', other('IT', 'HR')],
      ['Manager', other('Anna')],
    ],
  ],
  [
    'ServiceNow, fields',
    [
      ['user_name', login],
      ['first_name', given],
      ['last_name', family],
      ['email', mail],
      ['user_password', start],
      ['u_manager.email', other('owner@acme.example')],
    ],
  ],
  [
    'Coder, users',
    [
      ['id', other('not-an-id')],
      ['username', login],
      ['email', mail],
      ['status', other('active', 'dormant')],
      ['login_type', other('oidc')],
    ],
  ],
  [
    'Outlook, contacts',
    [
      ['First Name', given],
      ['Last Name', family],
      ['E-mail Address', mail],
      ['E-mail Type', other('SMTP')],
      ['E-mail Display Name', full],
      ["Manager's Name", other('Anna')],
    ],
  ],
];
const EXPORT_FORMS: readonly (readonly [string, Form])[] = [
  ['as it comes', CSV],
  ['opened and copied from a sheet', { ...CSV, delimiter: '\t' }],
  ['saved again with semicolons', { ...CSV, delimiter: ';', bom: true, quote: 'all' }],
];
const exports_ = EXPORTS.flatMap(([product, columns]) =>
  EXPORT_FORMS.map(([how, form]) => sheet(`${product}, ${how}`, columns, form)),
);

const entraBulk: PastedCase = {
  name: 'Entra, template for many users',
  text: [
    'version:v1.0',
    'Name [displayName] Required,User name [userPrincipalName] Required,Initial password [passwordProfile] Required,Block sign in (Yes/No) [accountEnabled] Required,First name [givenName],Last name [surname]',
    'Anna Smith,asmith@acme.example,Secret-Start-1,No,Anna,Smith',
  ].join('\r\n'),
  found: ['asmith'],
  notPerson: [
    [1, 'before-table'],
    [2, 'header'],
  ],
  secrets: ['Secret-Start-1'],
};

const json = (name: string, text: string, more: Partial<PastedCase> = {}): PastedCase => ({
  name: `JSON in one line, ${name}`,
  text,
  found: ['asmith', 'bjones'],
  ...more,
});
/** What APIs and command lines answer, with each value on one line. */
const jsons: readonly PastedCase[] = [
  json('usernames', '["asmith","bjones"]'),
  json('addresses', '["asmith@acme.example", "bjones@acme.example"]'),
  json(
    'people with managers and passwords',
    '[{"username":"asmith","email":"asmith@acme.example","manager":"owner@acme.example","password":"hunter2"},{"username":"bjones","manager":"lead@acme.example"}]',
    { secrets: ['hunter2'] },
  ),
  json('lists by their keys', '{"users":["asmith","bjones"],"approvers":["owner"],"tokens":["hunter2"]}', {
    several: [['owner', ['owner']]],
    secrets: ['hunter2'],
  }),
  json(
    'a person on each line',
    '{"username":"asmith","role":"admin"}\n{"username":"bjones","role":"viewer"}',
  ),
  json(
    'Microsoft Graph',
    '{"value":[{"displayName":"Anna Smith","userPrincipalName":"asmith@acme.example","manager":{"mail":"owner@acme.example"}},{"displayName":"Bob Jones","userPrincipalName":"bjones@acme.example"}]}',
  ),
  json(
    'SCIM',
    '{"Resources":[{"userName":"asmith","emails":[{"value":"asmith@acme.example"}],"groups":[{"display":"owner"}]},{"userName":"bjones"}]}',
  ),
  json(
    'requests',
    '[{"requested_for":"asmith","opened_by":"owner"},{"requested_for":"bjones","opened_by":"lead"}]',
  ),
];

export const productExports: readonly PastedCase[] = [...exports_, entraBulk, ...jsons];
