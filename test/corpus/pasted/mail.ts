import type { PastedCase } from './entry.ts';
import { addressOf, type CorpusPerson, named, nameOf } from './people.ts';

const BOTH = ['asmith', 'bjones'];
const pair = (name: string, text: string, more: Partial<PastedCase> = {}): PastedCase => ({
  name,
  text,
  found: BOTH,
  ...more,
});

/** A list of people as a program writes it: how one is written, and what stands between. */
const list = (name: string, write: (one: CorpusPerson) => string, between: string): PastedCase => ({
  name,
  text: named.map(write).join(between),
  found: named.map(({ username }) => username),
});

const surnameFirst = (note: string) => (one: CorpusPerson) =>
  `${one.family}, ${one.given}${note} <${addressOf(one)}>`;
const NOTES = [
  '',
  ' (IT)',
  ' [External]',
  ' - Contractor',
  ' 2',
  ' (Ops, Berlin)',
  ' – Sales',
  ' (she/her)',
  ' [Acme / HR]',
];
const BETWEEN = [
  ['semicolons', '; '],
  ['lines', '\n'],
  ['semicolons and lines', ';\r\n'],
] as const;

/** Outlook and Office 365 write the surname first, with notes. */
const outlook: readonly PastedCase[] = [
  ...NOTES.flatMap((note) =>
    BETWEEN.map(([what, between]) =>
      list(`Outlook, surname first${note}, by ${what}`, surnameFirst(note), between),
    ),
  ),
  pair('Outlook, lower case', 'smith, anna <asmith@acme.example>; jones, bob <bjones@acme.example>'),
  pair('Outlook, apostrophes', "'asmith@acme.example'; 'bjones@acme.example'"),
  pair('Outlook, one entry', 'Smith, Anna (IT) <asmith@acme.example>', { found: ['asmith'] }),
  pair(
    'Outlook, double surname',
    'Smith-Jones, Clara <asmith@acme.example>; Jones, Bob <bjones@acme.example>',
  ),
  pair(
    'Outlook, mailto',
    'Smith, Anna <mailto:asmith@acme.example>; Jones, Bob <mailto:bjones@acme.example>',
  ),
  pair('Outlook, SMTP', 'SMTP:asmith@acme.example;smtp:bjones@acme.example'),
  pair(
    'Outlook, someone not in the copy',
    'Gone, Gil <gil@acme.example>; Smith, Anna <asmith@acme.example>',
    {
      found: ['asmith'],
      notFound: ['gil@acme.example'],
    },
  ),
  pair('Outlook, a name without its address', 'Smith, Anna; Jones, Bob <bjones@acme.example>', {
    found: ['bjones'],
  }),
  pair(
    'Outlook, header of a reply',
    'From: Smith, Anna <asmith@acme.example>\nSent: Monday, 3 November 2026 09:12\nTo: Jones, Bob <bjones@acme.example>\nSubject: test user',
    {
      found: ['bjones'],
      several: [['asmith@acme.example', ['asmith']]],
      notPerson: [
        [2, 'words'],
        [4, 'words'],
      ],
    },
  ),
];

const gmail: readonly PastedCase[] = [
  ...[', ', ',\n', ',', '\n'].map((between) =>
    list(`Gmail, by ${JSON.stringify(between)}`, (one) => `${nameOf(one)} <${addressOf(one)}>`, between),
  ),
  ...[', ', '; ', '\n'].map((between) =>
    list(
      `Gmail, quoted names, by ${JSON.stringify(between)}`,
      (one) => `"${one.family}, ${one.given}" <${addressOf(one)}>`,
      between,
    ),
  ),
  pair('Gmail, label in capitals', 'ANNA SMITH <ASMITH@ACME.EXAMPLE>, BOB <BJONES@acme.example>'),
  pair(
    'Gmail, one twice',
    'Anna <asmith@acme.example>, Bob <bjones@acme.example>, A. Smith <asmith@acme.example>',
    { again: 1 },
  ),
  pair('Gmail, chips that were copied', 'Anna Smith (asmith@acme.example)\nBob Jones (bjones@acme.example)'),
  pair('Gmail, addresses alone', 'asmith@acme.example, bjones@acme.example'),
];

const apple: readonly PastedCase[] = [
  ...[', ', '\n', ' '].map((between) =>
    list(`Apple Mail, by ${JSON.stringify(between)}`, (one) => `${nameOf(one)} <${addressOf(one)}>`, between),
  ),
  list('Apple Mail, addresses in brackets', (one) => `<${addressOf(one)}>`, ' '),
  pair(
    'Apple Mail, typographic quotes',
    '“Smith, Anna” <asmith@acme.example>, „Jones, Bob“ <bjones@acme.example>',
  ),
  pair(
    'Apple Mail, links in Markdown',
    '[Anna](mailto:asmith@acme.example)\n[bjones@acme.example](mailto:bjones@acme.example)',
  ),
  pair(
    'Apple Mail, a link with a subject',
    'mailto:asmith@acme.example?subject=test%20user\nmailto:bjones@acme.example?cc=',
  ),
  pair('Apple Mail, quoted reply', '> Anna Smith <asmith@acme.example>\n>> Bob Jones <bjones@acme.example>'),
  {
    name: 'Apple Mail, a contact as vCard',
    text: 'BEGIN:VCARD\nVERSION:3.0\nN:Smith;Anna;;;\nEMAIL;TYPE=work:asmith@acme.example\nEND:VCARD',
    found: ['asmith'],
    notPerson: [
      [1, 'words'],
      [2, 'words'],
      [3, 'words'],
      [5, 'words'],
    ],
  },
];

export const mail: readonly PastedCase[] = [...outlook, ...gmail, ...apple];
