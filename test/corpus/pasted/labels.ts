import type { PastedCase } from './entry.ts';

const BOTH = ['asmith', 'bjones'];
const asks = (
  name: string,
  text: string,
  several: PastedCase['several'],
  more: Partial<PastedCase> = {},
): PastedCase => ({ name, text, found: [], ...(several === undefined ? {} : { several }), ...more });
const OWNER = ['owner@acme.example', ['owner']] as const;

/** Labels that hold what could find somebody: the address is who is meant, or a person is asked. */
const halves: readonly PastedCase[] = [
  {
    name: 'a label in the line before its address',
    text: 'anna\n<asmith@acme.example>\nBob\n<bjones@acme.example>',
    found: BOTH,
  },
  {
    name: 'a label and an address in a quoted reply',
    text: '> anna\n> <asmith@acme.example>\n> bjones',
    found: BOTH,
  },
  {
    name: 'a surname first in the line before its address',
    text: 'Smith, Anna\n<asmith@acme.example>',
    found: ['asmith'],
  },
  asks('a label that is somebody else’s address', '"bob@acme.example" <asmith@acme.example>', [
    ['asmith@acme.example', ['asmith', 'bob']],
  ]),
  asks('somebody on whose behalf a list writes', "'anna@acme.example' via Team <team@acme.example>", [
    ['team@acme.example', ['team', 'anna']],
  ]),
  asks('a link of Slack that shows another address', '<mailto:asmith@acme.example|bob@acme.example>', [
    ['bob@acme.example', ['bob', 'asmith']],
  ]),
  asks('a link of Markdown that shows another address', '[bob@acme.example](mailto:asmith@acme.example)', [
    ['asmith@acme.example', ['asmith', 'bob']],
  ]),
  asks(
    'a link of a page that shows another address',
    '<p><a href="mailto:asmith@acme.example">bob@acme.example</a></p>',
    [['asmith@acme.example', ['asmith', 'bob']]],
  ),
  {
    name: 'a link that writes to others besides',
    text: 'mailto:asmith@acme.example,bjones@acme.example?cc=owner@acme.example,lead@acme.example&bcc=it@acme.example',
    found: BOTH,
  },
  { name: 'addresses with a line between', text: 'asmith@acme.example|bjones@acme.example', found: BOTH },
  {
    name: 'addresses in an address of the web',
    text: 'https://x.example/?email=asmith@acme.example&next=bjones@acme.example',
    found: BOTH,
  },
  {
    name: 'an address that a line end cuts',
    text: 'asmith@\nacme.example\n\nbjones@acme.\nexample\n\nbjones@acme.example.\nasmith',
    found: ['bjones', 'asmith'],
    unreadable: [
      [1, 'bad-address'],
      [2, 'bad-address'],
      [4, 'bad-address'],
      [5, 'bad-address'],
    ],
    blank: 2,
  },
];

/** Addresses of those whom the line only mentions. */
const mentioned: readonly PastedCase[] = [
  ...[
    'asmith@acme.example (Manager: owner@acme.example)',
    'asmith@acme.example, manager owner@acme.example',
    'asmith@acme.example, Vorgesetzter: owner@acme.example',
    'Add asmith@acme.example. Approved by owner@acme.example.',
    'Add asmith@acme.example but not owner@acme.example',
    'asmith@acme.example. For questions contact owner@acme.example',
    'asmith@acme.example Manager: Olga Own <owner@acme.example>',
  ].map((text) => asks(`mentioned: ${text}`, text, [OWNER], { found: ['asmith'] })),
  {
    name: 'titles in labels',
    text: 'Smith, Anna (Manager) <asmith@acme.example>; Bob Jones - Owner <bjones@acme.example>',
    found: BOTH,
  },
];

export const labels: readonly PastedCase[] = [...halves, ...mentioned];
