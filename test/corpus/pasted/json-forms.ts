import type { PastedCase } from './entry.ts';

const BOTH = ['asmith', 'bjones'];

/** The ways in which it comes, and what is near it. */
export const jsonForms: readonly PastedCase[] = [
  {
    name: 'JSON in a code block',
    text: 'Here they are:\n```json\n[\n  {\n    "username": "asmith",\n    "manager": "owner"\n  },\n  {\n    "username": "bjones",\n    "manager": "lead"\n  }\n]\n```\nThanks',
    found: BOTH,
    notPerson: [
      [1, 'words'],
      [2, 'rule'],
      [3, 'rule'],
      [12, 'rule'],
      [13, 'rule'],
      [14, 'words'],
    ],
  },
  {
    name: 'JSON with commas at its ends',
    text: '[\n  {\n    "username": "asmith",\n    "manager": "owner",\n  },\n  { "username": "bjones", "manager": "owner" },\n]',
    found: BOTH,
    notPerson: [
      [1, 'rule'],
      [7, 'rule'],
    ],
  },
  {
    name: 'JSON Lines with blank lines',
    text: '{"username":"asmith","manager":"owner"}\n\n{"username":"bjones","manager":"lead"}\n',
    found: BOTH,
    blank: 1,
  },
  {
    name: 'JSON, objects one after the other',
    text: '{\n  "username": "asmith",\n  "manager": "owner"\n}\n{\n  "username": "bjones",\n  "manager": "owner"\n}',
    found: BOTH,
  },
  {
    name: 'a list of Python',
    text: "[{'username': 'asmith', 'manager': 'owner', 'active': True}, {'username': 'bjones', 'manager': None}]",
    found: BOTH,
  },
  {
    name: 'usernames as Python writes them',
    text: "['asmith', 'bjones']",
    found: BOTH,
  },
  {
    name: 'JSON, people by key',
    text: '{\n  "asmith": {\n    "email": "asmith@acme.example",\n    "role": "admin"\n  },\n  "bjones": {\n    "email": "bjones@acme.example",\n    "role": "owner"\n  }\n}',
    found: BOTH,
    notPerson: [
      [1, 'rule'],
      [10, 'rule'],
    ],
  },
  {
    name: 'JSON with passwords',
    text: '[\n  {\n    "username": "asmith",\n    "password": "hunter2"\n  },\n  {\n    "username": "bjones",\n    "api_token": "welcome1"\n  }\n]',
    found: BOTH,
    notPerson: [
      [1, 'rule'],
      [10, 'rule'],
    ],
    secrets: ['hunter2', 'welcome1'],
  },
  {
    name: 'JSON, lists by their keys over many lines',
    text: '{\n  "users": [\n    "asmith",\n    "bjones"\n  ],\n  "approvers": [\n    "owner"\n  ],\n  "tokens": [\n    "hunter2"\n  ],\n  "owner": "lead"\n}',
    found: BOTH,
    several: [['owner', ['owner']]],
    notPerson: [
      [1, 'rule'],
      [2, 'words'],
      [5, 'rule'],
      [6, 'words'],
      [8, 'rule'],
      [9, 'secret'],
      [10, 'secret'],
      [11, 'rule'],
      [12, 'rule'],
      [13, 'rule'],
    ],
    secrets: ['hunter2'],
  },
  {
    name: 'JSON with typographic quotes',
    text: '[\n  {“username”: “asmith”, “manager”: “owner”},\n  {“username”: “bjones”}\n]',
    found: BOTH,
    notPerson: [
      [1, 'rule'],
      [4, 'rule'],
    ],
  },
  {
    name: 'JSON behind its command',
    text: '$ coder users list -o json\n[\n  {\n    "username": "asmith",\n    "email": "asmith@acme.example"\n  },\n  {\n    "username": "bjones",\n    "email": "bjones@acme.example"\n  }\n]\n$ ',
    found: BOTH,
    several: [['users', ['users']]],
    notPerson: [
      [2, 'rule'],
      [11, 'rule'],
      [12, 'rule'],
    ],
  },
  {
    name: 'JSON, members without braces',
    text: '"username": "asmith",\n"email": "asmith@acme.example",\n"manager": "owner"',
    found: ['asmith'],
  },
  {
    name: 'JSON, a list below a key that somebody has',
    text: '{\n  "admin": [\n    "asmith",\n    "bjones"\n  ]\n}',
    found: BOTH,
    notPerson: [
      [1, 'rule'],
      [5, 'rule'],
      [6, 'rule'],
    ],
    blank: 1,
  },
  {
    name: 'JSON, who reports and works on it',
    text: '{\n  "fields": {\n    "reporter": {\n      "emailAddress": "owner@acme.example",\n      "displayName": "Olga"\n    },\n    "assignee": {\n      "emailAddress": "lead@acme.example",\n      "displayName": "x"\n    },\n    "requested_for": {\n      "emailAddress": "asmith@acme.example",\n      "displayName": "Anna"\n    }\n  }\n}',
    found: ['asmith'],
    notPerson: [
      [1, 'rule'],
      [16, 'rule'],
    ],
  },
  {
    name: 'mentions of Jira, and no JSON',
    text: '[~asmith] [~bjones]\n[~clara-berg]',
    found: ['asmith', 'bjones', 'clara-berg'],
  },
  {
    name: 'brackets of mails, and no JSON',
    text: '[External] Smith, Anna <asmith@acme.example>\n[Anna](mailto:bjones@acme.example)',
    found: BOTH,
  },
  {
    name: 'a list of JavaScript',
    text: "const users = [\n  { username: 'asmith', manager: 'owner' },\n  { username: 'bjones', manager: 'lead' },\n];",
    found: BOTH,
    several: [['users', ['users']]],
    notPerson: [[4, 'rule']],
  },
  {
    name: 'JSON within a letter',
    text: 'Okta says:\n[\n  {\n    "profile": {\n      "login": "asmith@acme.example"\n    }\n  }\n]\nand also bjones@acme.example',
    found: BOTH,
    notPerson: [
      [1, 'words'],
      [2, 'rule'],
      [8, 'rule'],
    ],
  },
  {
    name: 'JSON with pages in it',
    text: '[\n  {\n    "username": "asmith",\n    "bio": "<p>owner@acme.example</p>"\n  },\n  {\n    "username": "bjones",\n    "bio": "<br>"\n  }\n]',
    found: BOTH,
    notPerson: [
      [1, 'rule'],
      [10, 'rule'],
    ],
  },
  {
    name: 'JSON, display names alone',
    text: '[\n  {\n    "name": "Anna Smith"\n  },\n  {\n    "name": "Bob Jones"\n  }\n]',
    found: [],
    notPerson: [
      [1, 'rule'],
      [2, 'rule'],
      [3, 'rule'],
      [4, 'rule'],
      [5, 'rule'],
      [6, 'rule'],
      [7, 'rule'],
      [8, 'rule'],
    ],
  },
  {
    name: 'JSON with passwords further in',
    text: '{\n  "users": [\n    {\n      "username": "asmith",\n      "credentials": {\n        "password": {\n          "value": "hunter2"\n        }\n      }\n    }\n  ],\n  "admin_password": "welcome1"\n}',
    found: ['asmith'],
    notPerson: [
      [1, 'rule'],
      [2, 'words'],
      [11, 'rule'],
      [12, 'rule'],
      [13, 'rule'],
    ],
    secrets: ['hunter2', 'welcome1'],
  },
  {
    name: 'JSON as UTF-16',
    text: 'ÿþ[\u0000\n\u0000 \u0000 \u0000{\u0000\n\u0000 \u0000 \u0000 \u0000 \u0000"\u0000u\u0000s\u0000e\u0000r\u0000n\u0000a\u0000m\u0000e\u0000"\u0000:\u0000 \u0000"\u0000a\u0000s\u0000m\u0000i\u0000t\u0000h\u0000"\u0000,\u0000\n\u0000 \u0000 \u0000 \u0000 \u0000"\u0000m\u0000a\u0000n\u0000a\u0000g\u0000e\u0000r\u0000"\u0000:\u0000 \u0000"\u0000o\u0000w\u0000n\u0000e\u0000r\u0000"\u0000\n\u0000 \u0000 \u0000}\u0000,\u0000\n\u0000 \u0000 \u0000{\u0000\n\u0000 \u0000 \u0000 \u0000 \u0000"\u0000u\u0000s\u0000e\u0000r\u0000n\u0000a\u0000m\u0000e\u0000"\u0000:\u0000 \u0000"\u0000b\u0000j\u0000o\u0000n\u0000e\u0000s\u0000"\u0000\n\u0000 \u0000 \u0000}\u0000\n\u0000]\u0000',
    found: BOTH,
    notPerson: [
      [1, 'rule'],
      [9, 'rule'],
    ],
  },
  {
    name: 'JSON that a reply quotes',
    text: '> [\n>   {\n>     "username": "asmith",\n>     "manager": "owner"\n>   },\n>   {\n>     "username": "bjones"\n>   }\n> ]',
    found: BOTH,
    notPerson: [
      [1, 'rule'],
      [9, 'rule'],
    ],
  },
  {
    name: 'JSON, people who approve',
    text: '{\n  "approvers": [\n    {\n      "username": "owner",\n      "email": "owner@acme.example"\n    }\n  ],\n  "users": [\n    {\n      "username": "asmith",\n      "email": "asmith@acme.example"\n    }\n  ]\n}',
    found: ['asmith'],
    several: [['owner@acme.example', ['owner']]],
    notPerson: [
      [1, 'rule'],
      [2, 'words'],
      [7, 'rule'],
      [8, 'words'],
      [13, 'rule'],
      [14, 'rule'],
    ],
  },
  {
    name: 'JSON, addresses by name',
    text: '{\n  "anna": "asmith@acme.example",\n  "bob": "bjones@acme.example"\n}',
    found: BOTH,
    notPerson: [
      [1, 'rule'],
      [4, 'rule'],
    ],
  },
  {
    name: 'JSON, roles by username',
    text: '{\n  "asmith": "admin",\n  "bjones": "owner"\n}',
    found: [],
    several: [
      ['admin', ['admin', 'asmith']],
      ['owner', ['owner', 'bjones']],
    ],
    notPerson: [
      [1, 'rule'],
      [4, 'rule'],
    ],
  },
  {
    name: 'JSON, names and objects in one list',
    text: '["asmith", {"username":"bjones","manager":"owner"}]',
    found: ['bjones', 'asmith'],
  },
];
