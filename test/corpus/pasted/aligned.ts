import type { PastedCase } from './entry.ts';

const BOTH = ['asmith', 'bjones'];
type Marks = NonNullable<PastedCase['notPerson']>;
const pair = (name: string, text: string, more: Partial<PastedCase> = {}): PastedCase => ({
  name,
  text,
  found: BOTH,
  ...more,
});
const asks = (name: string, text: string, several: PastedCase['several'] = []): PastedCase => ({
  name,
  text,
  found: [],
  several,
});
const ruled = (header: number, ...rules: readonly number[]): Marks =>
  [[header, 'header'] as const, ...rules.map((line) => [line, 'rule'] as const)].toSorted(
    ([a], [b]) => a - b,
  );

/** Tables that only spaces and lines make: of programs that print, and of PowerShell. */
const drawn: readonly PastedCase[] = [
  pair(
    'a table ruled by equals signs, column by column',
    'Username    Role\n=========   =====\nasmith      admin\nbjones      viewer',
    { notPerson: ruled(1, 2) },
  ),
  pair(
    'a table ruled by equals signs above and below',
    '=======  ==========\nUser     Manager\n=======  ==========\nasmith   lead\nbjones   owner\n=======  ==========',
    { notPerson: ruled(2, 1, 3, 6) },
  ),
  pair(
    'a table ruled by one line of equals signs',
    'User      Manager\n===================\nasmith    lead\nbjones    owner\n===================',
    { notPerson: ruled(1, 2, 5) },
  ),
  pair(
    'a table ruled by equals signs, with strokes',
    '=======================\nUsername  | Manager\n=======================\nasmith    | lead\nbjones    | owner\n=======================',
    { notPerson: ruled(2, 1, 3, 6) },
  ),
  pair(
    'PowerShell, Format-Table with words to the right',
    'SamAccountName Enabled Manager\n-------------- ------- -------\nasmith            True lead\nbjones           False owner',
    { notPerson: ruled(1, 2) },
  ),
  pair(
    'PowerShell, Format-Table with an empty cell',
    'Name       Manager SamAccountName\n----       ------- --------------\nAnna Smith         asmith\nBob Jones  owner   bjones',
    { notPerson: ruled(1, 2) },
  ),
  pair('PowerShell, Format-Table of one column', 'SamAccountName\n--------------\nasmith\nbjones', {
    notPerson: ruled(1, 2),
  }),
  pair(
    'PowerShell, Format-List',
    'DistinguishedName : CN=Anna Smith,OU=Users,DC=acme,DC=example\nEnabled           : True\nObjectClass       : user\nSamAccountName    : asmith\nUserPrincipalName : asmith@acme.example\nManager           : CN=owner,OU=Users,DC=acme\n\nDistinguishedName : CN=Bob Jones,OU=Users,DC=acme,DC=example\nEnabled           : False\nObjectClass       : user\nSamAccountName    : bjones\nUserPrincipalName : bjones@acme.example\nManager           : CN=owner,OU=Users,DC=acme',
    {
      notPerson: [
        [6, 'words'],
        [13, 'words'],
      ],
      blank: 1,
    },
  ),
  pair(
    'PowerShell, Format-List of usernames',
    'SamAccountName : asmith\nEnabled        : True\nManager        : owner\n\nSamAccountName : bjones\nEnabled        : True\nManager        : owner',
    {
      notPerson: [
        [3, 'words'],
        [7, 'words'],
      ],
      blank: 1,
    },
  ),
  {
    name: 'rows that do not keep to the columns of their head',
    text: 'User Manager\n==== =======\nasmith owner\nbjones lead',
    found: [],
    notPerson: ruled(1, 2),
    unreadable: [
      [3, 'cells-differ'],
      [4, 'cells-differ'],
    ],
  },
  asks('two columns of usernames by spaces', 'asmith    admin\nbjones    viewer', [
    ['asmith', ['asmith']],
    ['admin', ['admin']],
    ['bjones', ['bjones']],
    ['viewer', ['viewer']],
  ]),
];

/** Two columns of addresses of which nothing says whose they are: a person is asked, row by row. */
const TWO = [
  ['asmith@acme.example', ['asmith', 'owner']],
  ['bjones@acme.example', ['bjones', 'lead']],
] as const;
const twoColumns: readonly PastedCase[] = [
  ...[',', ', ', ';', '\t', '|', ' | ', ' ', '   ', ' -> ', ' → '].map((between) =>
    asks(
      `two columns of addresses without a header, by ${JSON.stringify(between)}`,
      `asmith@acme.example${between}owner@acme.example\nbjones@acme.example${between}lead@acme.example`,
      TWO,
    ),
  ),
  asks(
    'two columns of addresses beside a name',
    'Anna\tasmith@acme.example\towner@acme.example\nBob\tbjones@acme.example\tlead@acme.example',
    TWO,
  ),
  asks(
    'three columns of addresses, one again and again',
    'asmith@acme.example, owner@acme.example, it@acme.example\nbjones@acme.example, lead@acme.example, it@acme.example',
    [
      ['asmith@acme.example', ['asmith', 'owner', 'it']],
      ['bjones@acme.example', ['bjones', 'lead', 'it']],
    ],
  ),
  {
    name: 'a long list of addresses in lines',
    text: 'asmith@acme.example, bjones@acme.example,\nclara-berg@acme.example, zoe2@acme.example',
    found: [...BOTH, 'clara-berg', 'zoe2'],
  },
  {
    name: 'a long list of addresses in lines of three',
    text: 'asmith@acme.example; bjones@acme.example; mei-lin@acme.example\nclara-berg@acme.example; zoe2@acme.example; sam-1@acme.example',
    found: [...BOTH, 'mei-lin', 'clara-berg', 'zoe2', 'sam-1'],
  },
];

export const aligned: readonly PastedCase[] = [...drawn, ...twoColumns];
