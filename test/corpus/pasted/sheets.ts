import type { PastedCase } from './entry.ts';
import { addressOf, type CorpusPerson, named, nameOf } from './people.ts';

/** What a column of a sheet holds of a person. */
type Cell = (one: CorpusPerson, n: number) => string;
type SheetColumn = readonly [header: string, cell: Cell];
type Form = {
  readonly delimiter: string;
  readonly end: string;
  readonly bom: boolean;
  readonly quote: 'none' | 'needed' | 'all';
};

const write = (cell: string, { delimiter, quote }: Form): string => {
  const needs = cell.includes(delimiter) || cell.includes('"') || cell.includes('\n');
  return quote === 'all' || (quote === 'needed' && needs) ? `"${cell.replaceAll('"', '""')}"` : cell;
};

const toText = (columns: readonly SheetColumn[], form: Form, withHeader: boolean): string => {
  const header = columns.map(([name]) => write(name, form)).join(form.delimiter);
  const rows = named.map((one, n) =>
    columns.map(([, cell]) => write(cell(one, n), form)).join(form.delimiter),
  );
  return `${form.bom ? '\uFEFF' : ''}${(withHeader ? [header, ...rows] : rows).join(form.end)}${form.end}`;
};

const ALL = named.map(({ username }) => username);
const STARTS = named.map((_, n) => `Secret-Start-${n}`);
const given: Cell = (one) => one.given;
const family: Cell = (one) => one.family;
const mail: Cell = addressOf;
const full: Cell = nameOf;
const login: Cell = (one) => one.username;
const start: Cell = (_one, n) => STARTS[n] ?? '';
const other =
  (...values: readonly string[]): Cell =>
  (_one, n) =>
    values[n % values.length] ?? '';

const sheet = (
  name: string,
  columns: readonly SheetColumn[],
  form: Form,
  more: Partial<PastedCase> = {},
): PastedCase => ({
  name,
  text: toText(columns, form, true),
  found: ALL,
  notPerson: [[1, 'header']],
  secrets: columns.some(([, cell]) => cell === start) ? STARTS : [],
  ...more,
});

const CSV: Form = { delimiter: ',', end: '\r\n', bom: false, quote: 'needed' };
const FORMS: readonly (readonly [string, Form])[] = [
  ['Excel, commas', { ...CSV, bom: true }],
  ['Excel, semicolons', { ...CSV, delimiter: ';', bom: true }],
  ['Excel, copied cells', { ...CSV, delimiter: '\t' }],
  ['LibreOffice, all quoted', { ...CSV, end: '\n', quote: 'all' }],
  ['LibreOffice, semicolons', { delimiter: ';', end: '\n', bom: false, quote: 'none' }],
];

/** The same sheet in the words of five languages; the last two columns hold decimals and a state. */
const LOCALES: readonly (readonly [string, readonly SheetColumn[]])[] = [
  [
    'English',
    [
      ['First Name', given],
      ['Last Name', family],
      ['Work email', mail],
      ['Initial password', start],
      ['Cost', other('1.5', '42')],
      ['Status', other('Active', 'Inactive')],
    ],
  ],
  [
    'German',
    [
      ['Vorname', given],
      ['Nachname', family],
      ['E-Mail-Adresse', mail],
      ['Startkennwort', start],
      ['Kosten', other('1,5', '42')],
      ['Aktiv', other('ja', 'no')],
    ],
  ],
  [
    'French',
    [
      ['Prénom', given],
      ['Nom', family],
      ['Adresse e-mail', mail],
      ['Mot de passe', start],
      ['Coût', other('1,5', '12')],
      ['Statut', other('Actif', 'Active')],
    ],
  ],
  [
    'Spanish',
    [
      ['Nombre', given],
      ['Apellidos', family],
      ['Correo electrónico', mail],
      ['Contraseña', start],
      ['Coste', other('2,5', '3')],
      ['Estado', other('Activo', 'Active')],
    ],
  ],
  [
    'Japanese',
    [
      ['名', given],
      ['姓', family],
      ['メールアドレス', mail],
      ['パスワード', start],
      ['費用', other('1', '2')],
      ['状態', other('有効', 'Active')],
    ],
  ],
];
const MORE_LOCALES: readonly (readonly [string, readonly SheetColumn[]])[] = [
  [
    'Portuguese',
    [
      ['Nome completo', full],
      ['E-mail', mail],
      ['Senha', start],
    ],
  ],
  [
    'Italian',
    [
      ['Nome', given],
      ['Cognome', family],
      ['Indirizzo e-mail', mail],
      ['Password', start],
    ],
  ],
  [
    'Russian',
    [
      ['ФИО', full],
      ['Электронная почта', mail],
      ['Пароль', start],
    ],
  ],
  [
    'Dutch',
    [
      ['Volledige naam', full],
      ['E-mailadres', mail],
      ['Wachtwoord', start],
    ],
  ],
  [
    'Polish',
    [
      ['Imię', given],
      ['Nazwisko', family],
      ['Adres e-mail', mail],
      ['Hasło', start],
    ],
  ],
];

/** Numbers with a comma in a sheet of commas must be quoted; the builder does. */
const inLocales = [...LOCALES, ...MORE_LOCALES].flatMap(([locale, columns]) =>
  FORMS.map(([form, how]) => sheet(`${form}, ${locale}`, columns, how)),
);

const headless = FORMS.flatMap(([form, how]) => [
  {
    name: `${form}, without a header`,
    text: toText(
      [
        ['', given],
        ['', family],
        ['', mail],
        ['', other('Active', 'Inactive')],
        ['', other('user', 'member')],
      ],
      how,
      false,
    ),
    found: ALL,
  },
  sheet(
    `${form}, an unknown header`,
    [
      ['Xyz', given],
      ['Foo', other('IT', 'HR')],
      ['Bar', mail],
    ],
    how,
  ),
  sheet(
    `${form}, usernames`,
    [
      ['Display name', full],
      ['User name', login],
      ['Type', other('user', 'guest')],
    ],
    how,
  ),
  sheet(
    `${form}, quoted line ends`,
    [
      ['Note', other('one "x"', 'two')],
      ['Email', mail],
      ['Manager Email', other('owner@acme.example')],
    ],
    how,
    {},
  ),
]);

const sep: readonly PastedCase[] = [',', ';', '\t'].map((delimiter) => ({
  name: `Excel, sep= and ${JSON.stringify(delimiter)}`,
  text: `sep=${delimiter}\r\n${toText(
    [
      ['Name', full],
      ['Email', mail],
      ['Active', other('TRUE', 'FALSE')],
    ],
    { ...CSV, delimiter },
    true,
  )}`,
  found: ALL,
  notPerson: [
    [1, 'before-table'],
    [2, 'header'],
  ],
}));

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

export const sheets: readonly PastedCase[] = [...inLocales, ...headless, ...sep, ...exports_, entraBulk];
