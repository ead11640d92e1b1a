import type { PastedCase } from './entry.ts';
import {
  ALL,
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
  toText,
} from './sheet.ts';

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

export const sheets: readonly PastedCase[] = [...inLocales, ...headless, ...sep];
