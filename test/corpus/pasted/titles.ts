import type { PastedCase } from './entry.ts';

const BOTH = ['asmith', 'bjones'];
const words = (...lines: readonly number[]): NonNullable<PastedCase['notPerson']> =>
  lines.map((line) => [line, 'words'] as const);
const pair = (name: string, text: string, more: Partial<PastedCase> = {}): PastedCase => ({
  name,
  text,
  found: BOTH,
  ...more,
});
const NAMES = [
  ['Anna Smith', ['asmith']],
  ['Bob Jones', ['bjones']],
] as const;
const [ANNA, BOB] = NAMES;
const asked = (...usernames: readonly string[]) => usernames.map((one) => [one, [one]] as const);

/** Cards of people: a word alone on its line may be what somebody is, and somebody else's username. */
const cards: readonly PastedCase[] = [
  pair(
    'cards with a title of one word',
    'Anna Smith\nOwner\nasmith@acme.example\n\nBob Jones\nGuest\nbjones@acme.example',
    { several: [ANNA, ['Owner', ['owner']], BOB, ['Guest', ['guest']]], blank: 1 },
  ),
  pair(
    'cards with nothing between them',
    'Anna Smith\nadmin\nasmith@acme.example\nBob Jones\nviewer\nbjones@acme.example',
    { several: [ANNA, ...asked('admin'), BOB, ...asked('viewer')] },
  ),
  pair('cards with a title behind the address', 'asmith@acme.example\nadmin\n\nbjones@acme.example\nviewer', {
    several: asked('admin', 'viewer'),
    blank: 1,
  }),
  {
    name: 'cards with a username and a role, and no address',
    text: 'Anna Smith\nadmin\nasmith\n\nBob Jones\nviewer\nbjones',
    found: [],
    several: [ANNA, ...asked('admin', 'asmith'), BOB, ...asked('viewer', 'bjones')],
    blank: 1,
  },
  pair('cards with a username alone', 'Anna Smith\nasmith\n\nBob Jones\nbjones', {
    several: NAMES,
    blank: 1,
  }),
  pair('a title among usernames', 'asmith\nowner\nbjones', { several: asked('owner') }),
  pair('a title again and again', 'asmith\nGuest\nbjones\nGuest', {
    several: [
      ['Guest', ['guest']],
      ['Guest', ['guest']],
    ],
  }),
];

/** Headings: what they head is not who they name. A dash before a name is no line drawn under a heading. */
const headings: readonly PastedCase[] = [
  {
    name: 'a heading alone on its line',
    text: 'Owner\nasmith\nbjones',
    found: [],
    several: asked('asmith', 'bjones'),
    notPerson: words(1),
  },
  pair('a heading alone between lists', 'Joiners:\nasmith\nbjones\n\nManager\nlead', {
    several: asked('lead'),
    notPerson: words(1, 5),
    blank: 1,
  }),
  ...['---', '-----', '=====', '~~~~~'].map((line) =>
    pair(
      `headings underlined by ${line}`,
      `Owner\n${line}\n- owner\n- lead\n\nUsers\n${line}\n- asmith\n- bjones`,
      {
        several: asked('owner', 'lead'),
        notPerson: [
          [1, 'words'],
          [2, 'rule'],
          [6, 'words'],
          [7, 'rule'],
        ],
        blank: 1,
      },
    ),
  ),
  pair('a heading underlined above dashes', 'Support\n-------\n- asmith\n- bjones', {
    notPerson: [
      [1, 'words'],
      [2, 'rule'],
    ],
  }),
  pair('lines drawn between usernames', 'asmith\n------\nbjones\n------', {
    notPerson: [
      [2, 'rule'],
      [4, 'rule'],
    ],
  }),
  pair('headings of Markdown', '## Approvers\n\n- owner\n- lead\n\n## Members\n\n- asmith\n- bjones', {
    several: asked('owner', 'lead'),
    notPerson: words(1, 6),
    blank: 3,
  }),
  pair('headings of Jira', 'h2. Owner\n* lead\nh2. Users\n* asmith\n* bjones', {
    several: asked('lead'),
    notPerson: words(1, 3),
  }),
  pair('headings in bold', '**Approved by**\nlead\n\n**People**\nasmith\nbjones', {
    several: asked('lead'),
    notPerson: words(1, 4),
    blank: 1,
  }),
  pair(
    'tables below headings',
    '## Approvers\n\n| Name | Email |\n|---|---|\n| Lead | lead@acme.example |\n\n## Users\n\n| Name | Email |\n|---|---|\n| Anna | asmith@acme.example |\n| Bob | bjones@acme.example |',
    {
      several: [['lead@acme.example', ['lead']]],
      notPerson: [
        [1, 'words'],
        [3, 'header'],
        [4, 'rule'],
        [7, 'words'],
        [9, 'header'],
        [10, 'rule'],
      ],
      blank: 3,
    },
  ),
  pair('a heading of a list is not one of others', 'Team\n- asmith\n- bjones', { notPerson: words(1) }),
];

const chats: readonly PastedCase[] = [
  {
    name: 'whoever a message is to or of',
    text: '@owner: add @asmith and @bjones',
    found: BOTH,
    several: asked('owner'),
  },
  {
    name: 'usernames and who stands above them, by dashes',
    text: 'asmith - manager\nbjones - owner',
    found: [],
    several: asked('asmith', 'manager', 'bjones', 'owner'),
  },
];

export const titles: readonly PastedCase[] = [...cards, ...headings, ...chats];
