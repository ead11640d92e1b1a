import type { PastedCase } from './entry.ts';

/** Usernames that look like something else, and addresses that may be of others. */
export const doubts: readonly PastedCase[] = [
  {
    name: 'usernames with a word of a heading, the first on top',
    text: 'in-many-groups\nroles-bot\nadmin-anna\nasmith',
    found: ['in-many-groups', 'roles-bot', 'admin-anna', 'asmith'],
  },
  {
    name: 'usernames with a word of a heading',
    text: 'asmith\nroles-bot\nin-many-groups',
    found: ['asmith', 'roles-bot', 'in-many-groups'],
  },
  {
    name: 'rows of three addresses with blanks behind the commas',
    text: 'asmith@acme.example, owner@acme.example, it@acme.example\nbjones@acme.example, lead@acme.example, hr@acme.example',
    found: [],
    several: [
      ['asmith@acme.example', ['asmith']],
      ['owner@acme.example', ['owner']],
      ['it@acme.example', ['it']],
      ['bjones@acme.example', ['bjones']],
      ['lead@acme.example', ['lead']],
      ['hr@acme.example', ['hr']],
    ],
  },
  {
    name: 'a username that looks like a secret, in a list by commas',
    text: 'old-token, asmith',
    found: ['old-token', 'asmith'],
  },
  {
    name: 'usernames that look like secrets, in their column',
    text: 'Username,Role\nold-token,admin\n0123456789abcdef0123456789abcdef,viewer\nasmith,admin',
    found: ['old-token', '0123456789abcdef0123456789abcdef', 'asmith'],
    notPerson: [[1, 'header']],
  },
  {
    name: 'a secret in a list by commas',
    text: 'my-token, asmith',
    secrets: ['my-token'],
    found: [],
    notPerson: [[1, 'secret']],
  },
  {
    name: 'usernames that look like secrets, by semicolons',
    text: 'old-token; asmith; 0123456789abcdef0123456789abcdef',
    found: ['old-token', 'asmith', '0123456789abcdef0123456789abcdef'],
  },
];
