import type { PastedCase } from './entry.ts';

const BOTH = ['asmith', 'bjones'];
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

const slack: readonly PastedCase[] = [
  pair('Slack, handles', '@asmith @bjones'),
  pair('Slack, handles in a sentence', 'can @asmith and @bjones get test please'),
  pair('Slack, a channel and handles', '@channel please add @asmith, @bjones'),
  pair(
    'Slack, addresses as links',
    '<mailto:asmith@acme.example|asmith@acme.example> <mailto:bjones@acme.example|bjones@acme.example>',
  ),
  pair('Slack, in code', '`asmith` `bjones`'.replace(' ', '\n')),
  pair('Slack, in a code block', '```\nasmith\nbjones\n```', {
    notPerson: [
      [1, 'rule'],
      [4, 'rule'],
    ],
  }),
  {
    name: 'Slack, everybody',
    text: '@here\n@channel\n@everyone',
    found: [],
    notPerson: [
      [1, 'group'],
      [2, 'group'],
      [3, 'group'],
    ],
  },
  asks('Slack, a display name', '@Anna Smith', [['Anna Smith', ['asmith']]]),
];

const teams: readonly PastedCase[] = [
  asks('Teams, two display names', '@Anna Smith @Bob Jones', [
    ['Anna Smith', ['asmith']],
    ['Bob Jones', ['bjones']],
  ]),
  asks('Teams, a first name', '@Anna', [['Anna', ['anna']]]),
  pair(
    'Teams, people with addresses',
    'Anna Smith\tasmith@acme.example\tMember\nBob Jones\tbjones@acme.example\tOwner',
  ),
  pair(
    'Teams, a message with a time',
    '[9:12 AM] Smith, Anna asmith@acme.example\n[9:13 AM] Jones, Bob bjones@acme.example',
  ),
  pair('Teams, one a line with its label', 'Members: asmith@acme.example; bjones@acme.example'),
];

const jira: readonly PastedCase[] = [
  pair('Jira, mentions', '[~asmith] [~bjones]'),
  pair('Jira, mentions one a line', '[~asmith]\n[~bjones]'),
  pair('Jira, mentions in a sentence', 'Please add [~asmith] and [~bjones] to test'),
  pair('Jira, what is left of mentions', '~asmith\n~bjones'),
  pair('Jira, mentions of addresses', '[~asmith@acme.example], [~bjones@acme.example]'),
  pair('Jira, domain and name', 'ACME\\asmith\nACME\\bjones'),
  pair(
    'Jira, table of a description',
    '||Name||Email||\n|Anna Smith|asmith@acme.example|\n|Bob Jones|bjones@acme.example|',
    { notPerson: [[1, 'header']] },
  ),
  pair('Jira, fields of an issue', 'Reporter: Owner <owner@acme.example>\nAssignee: asmith\n\nbjones', {
    found: ['bjones'],
    several: [['asmith', ['asmith']]],
    notPerson: [[1, 'words']],
    blank: 1,
  }),
  pair('Jira, a numbered list', '# asmith\n# bjones'),
];

const github: readonly PastedCase[] = [
  pair('GitHub, handles in a list', '- [ ] @asmith\n- [x] @bjones'),
  pair(
    'GitHub, table in Markdown',
    '| Login | Email |\n|-------|:-----:|\n| gh-a | asmith@acme.example |\n| gh-b | bjones@acme.example |',
    {
      notPerson: [
        [1, 'header'],
        [2, 'rule'],
      ],
    },
  ),
  pair(
    'GitHub, table of usernames',
    '| Username | Role |\n| --- | --- |\n| asmith | owner |\n| bjones | member |',
    {
      notPerson: [
        [1, 'header'],
        [2, 'rule'],
      ],
    },
  ),
  pair('GitHub, emphasis', '**asmith**\n_bjones_'.replace('_bjones_', '*bjones*')),
  pair('GitHub, addresses in emphasis', '_asmith@acme.example_ **bjones@acme.example**'),
  pair(
    'GitHub, co-authors',
    'Co-authored-by: Anna Smith <asmith@acme.example>\nCo-authored-by: Bob Jones <bjones@acme.example>',
  ),
  pair('GitHub, quoted', '> asmith\n> bjones'),
  pair('GitHub, code owners', '*.ts asmith@acme.example bjones@acme.example'),
];

const servicenow: readonly PastedCase[] = [
  pair(
    'ServiceNow, fields of a request',
    'Requested for: Anna Smith <asmith@acme.example>\nEmail: bjones@acme.example',
    { found: ['asmith'], several: [['bjones@acme.example', ['bjones']]] },
  ),
  {
    name: 'ServiceNow, a form of a person',
    text: 'First name: Anna\nLast name: Smith\nEmail: asmith@acme.example\nDepartment: IT\nManager: Anna\nPassword: hunter2',
    found: ['asmith'],
    notPerson: [
      [4, 'words'],
      [5, 'words'],
      [6, 'secret'],
    ],
    secrets: ['hunter2'],
  },
  {
    name: 'ServiceNow, a form with a username',
    text: 'User name: asmith\nDepartment: HR',
    found: ['asmith'],
    notPerson: [[2, 'words']],
  },
  pair('ServiceNow, new users', 'New users: asmith@acme.example, bjones@acme.example'),
  {
    name: 'ServiceNow, a password on its own line',
    text: 'asmith@acme.example\nTemporary password:\nhunter2',
    found: ['asmith'],
    notPerson: [
      [2, 'secret'],
      [3, 'secret'],
    ],
    secrets: ['hunter2'],
  },
  {
    name: 'Entra, a password beside an address',
    text: 'asmith@acme.example / Secret-Start-1',
    found: ['asmith'],
    secrets: ['Secret-Start-1'],
  },
  {
    name: 'Okta, a column of passwords',
    text: 'Password\nhunter2\nwelcome1',
    found: [],
    notPerson: [
      [1, 'secret'],
      [2, 'secret'],
      [3, 'secret'],
    ],
    secrets: ['hunter2', 'welcome1'],
  },
  {
    name: 'Coder, a token',
    text: 'asmith\nabcdefghij-abcdefghijklmnopqrstuv',
    found: ['asmith'],
    notPerson: [[2, 'words']],
    secrets: ['abcdefghijklmnopqrstuv'],
  },
  {
    name: 'Coder, the table of its command',
    text: 'USERNAME  EMAIL                 CREATED AT            STATUS\nasmith    asmith@acme.example   2026-01-01T00:00:00Z  active\nbjones    bjones@acme.example   2026-01-01T00:00:00Z  active',
    found: BOTH,
    notPerson: [[1, 'header']],
  },
];

const plain: readonly PastedCase[] = [
  ...['\n', '\r\n', '\r', ', ', ',', '; ', ' ', '\n\n', ',\n', ' and '].map((between) =>
    pair(`usernames by ${JSON.stringify(between)}`, `asmith${between}bjones`, {
      blank: between === '\n\n' ? 1 : 0,
    }),
  ),
  ...['\n', ', ', ' ', '; ', '\t', ' | ', ' / ', ' - '].map((between) =>
    pair(`addresses by ${JSON.stringify(between)}`, `asmith@acme.example${between}bjones@acme.example`),
  ),
  ...['- ', '* ', '• ', '1. ', '2) ', '[ ] ', '[x] ', '> ', '— '].map((bullet) =>
    pair(`bullets ${bullet}`, `${bullet}asmith\n${bullet}bjones@acme.example`),
  ),
  ...[
    ['"', '"'],
    ["'", "'"],
    ['(', ')'],
    ['<', '>'],
    ['“', '”'],
    ['«', '»'],
    ['[', ']'],
  ].map(([open = '', close = '']) =>
    pair(`between ${open} and ${close}`, `${open}asmith${close}\n${open}bjones@acme.example${close}`),
  ),
  asks('a display name alone', 'Anna Smith', [['Anna Smith', ['asmith']]]),
  asks('a display name, surname first', 'Smith, Anna', [['Smith, Anna', ['asmith']]]),
  asks('a display name in lower case', 'anna smith', [['anna smith', ['asmith']]]),
  asks('a name that two have', 'Sam Same', [['Sam Same', ['sam-1', 'sam-2']]]),
  asks('surnames first, one a line', 'Smith, Anna\nJones, Bob', [
    ['Smith, Anna', ['asmith']],
    ['Jones, Bob', ['bjones']],
  ]),
  {
    name: 'names that nobody has',
    text: 'Gil Gone\nnobody-here\ngil@acme.example',
    found: [],
    notFound: ['Gil Gone', 'nobody-here', 'gil@acme.example'],
  },
  { name: 'a username twice', text: 'asmith\nASMITH\nasmith@acme.example', found: ['asmith'], again: 2 },
  pair('an address that is nobody’s beside a username', 'asmith@acme.example\nbjones'),
  {
    name: 'an address of nobody with a known name',
    text: 'Anna Smith <old@acme.example>',
    found: [],
    several: [['old@acme.example', ['asmith']]],
  },
];

const KNOWN = '0123456789abcdef0123456789abcdef';
/** Usernames that look like secrets: they are somebody's, to the last letter, or they stay unsaid. */
const secretLike: readonly PastedCase[] = [
  {
    name: 'usernames that look like secrets',
    text: `asmith\nold-token\n- @${KNOWN}`,
    found: ['asmith', 'old-token', KNOWN],
  },
  {
    name: 'secrets that are nobody’s username',
    text: 'asmith\nmy-token\nfedcba9876543210fedcba9876543210\nold-token-2\nold-token hunter2',
    found: ['asmith'],
    notPerson: [
      [2, 'secret'],
      [3, 'words'],
      [4, 'secret'],
      [5, 'secret'],
    ],
    secrets: ['my-token', 'fedcba9876543210fedcba9876543210', 'old-token-2', 'hunter2'],
  },
  {
    name: 'a username behind a label of secrets stays unsaid',
    text: `asmith\nPassword: old-token\nToken:\n${KNOWN}`,
    found: ['asmith'],
    notPerson: [
      [2, 'secret'],
      [3, 'secret'],
      [4, 'secret'],
    ],
    secrets: ['old-token', KNOWN],
  },
];

export const chats: readonly PastedCase[] = [
  ...slack,
  ...teams,
  ...jira,
  ...github,
  ...servicenow,
  ...plain,
  ...secretLike,
];
