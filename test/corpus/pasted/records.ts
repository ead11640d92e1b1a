import type { PastedCase } from './entry.ts';

const BOTH = ['asmith', 'bjones'];

/** Broken or cut: none of it is looked up. */
const broken: readonly PastedCase[] = [
  {
    name: 'JSON that is cut',
    text: '[\n  {\n    "username": "asmith",\n    "manager": "owner"\n  },\n  {\n    "username": "bjones",\n  ',
    found: [],
    unreadable: [[1, 'json-broken']],
    blank: 1,
  },
  {
    name: 'JSON without its beginning',
    text: '  "username": "bjones",\n    "manager": "owner"\n  },\n  {\n    "username": "asmith",\n    "manager": "lead"\n  }\n]',
    found: [],
    unreadable: [[1, 'json-broken']],
  },
  {
    name: 'JSON with a mistake',
    text: '[\n  {"username": "asmith" "manager": "owner"},\n  {"username": "bjones"}\n]\n\nclara-berg',
    found: ['clara-berg'],
    unreadable: [[1, 'json-broken']],
    blank: 1,
  },
  {
    name: 'JSON with something left out',
    text: '[\n  {"username": "asmith", "manager": "owner"},\n  ...\n  {"username": "bjones"}\n]',
    found: [],
    unreadable: [[1, 'json-broken']],
  },
  {
    name: 'JSON of one line that is cut',
    text: '{"users":[{"username":"asmith","manager":"owner"},{"username":"bj',
    found: [],
    unreadable: [[1, 'json-broken']],
  },
  {
    name: 'JSON that is cut, and a letter below',
    text: '[\n  {"username": "asmith", "manager": "owner"},\n\nThanks\nAnna',
    found: [],
    several: [['Anna', ['anna']]],
    notPerson: [[4, 'words']],
    unreadable: [[1, 'json-broken']],
    blank: 1,
  },
  {
    name: 'JSON with a password that is cut',
    text: '[{"username":"asmith","password":"hunter2"',
    found: [],
    unreadable: [[1, 'json-broken']],
    secrets: ['hunter2'],
  },
];

/** Records as YAML writes them, and others like them. */
const yaml: readonly PastedCase[] = [
  {
    name: 'YAML, people',
    text: '- username: asmith\n  email: asmith@acme.example\n  name: Bob\n  role: owner\n- username: bjones\n  email: bjones@acme.example\n  manager: lead',
    found: BOTH,
  },
  {
    name: 'YAML, lists by their keys',
    text: 'users:\n  - asmith\n  - bjones\napprovers:\n  - owner',
    found: BOTH,
    several: [['owner', ['owner']]],
    notPerson: [
      [1, 'words'],
      [4, 'words'],
    ],
  },
  {
    name: 'YAML, people in braces',
    text: '- {username: asmith, manager: owner}\n- {username: bjones, manager: lead}',
    found: BOTH,
  },
  {
    name: 'LDIF',
    text: 'dn: uid=asmith,ou=people,dc=acme,dc=example\nuid: asmith\ncn: Anna Smith\nsn: Smith\nmail: asmith@acme.example\nmanager: uid=owner,ou=people,dc=acme\n\ndn: uid=bjones,ou=people\nuid: bjones\nmail: bjones@acme.example\nmanager: uid=owner',
    found: BOTH,
    notPerson: [
      [6, 'words'],
      [11, 'words'],
    ],
    blank: 1,
  },
  {
    name: 'fields with a first name and a username',
    text: 'name: Bob\nusername: asmith\nmanager: owner',
    found: ['asmith'],
    notPerson: [[3, 'words']],
  },
  {
    name: 'Terraform, a list',
    text: 'members = [\n  "asmith",\n  "bjones",\n]',
    found: BOTH,
    notPerson: [
      [1, 'header'],
      [4, 'rule'],
    ],
  },
  {
    name: 'YAML, lists within people',
    text: '- username: asmith\n  roles:\n    - owner\n    - admin\n- username: bjones\n  roles: [lead]',
    found: BOTH,
  },
  {
    name: 'YAML, first names and usernames',
    text: '- name: Bob\n  username: asmith\n- name: Anna\n  username: bjones',
    found: BOTH,
  },
  {
    name: 'YAML with quotes and a comment',
    text: '- username: "asmith"\n  manager: \'owner\'\n  groups: [lead, it]\n\n- username: bjones\n  email: bjones@acme.example # main',
    found: BOTH,
    blank: 1,
  },
  {
    name: 'bullets with a field each',
    text: '- Name: Anna Smith\n- Email: asmith@acme.example\n- Manager: owner@acme.example',
    found: ['asmith'],
    notPerson: [[3, 'words']],
  },
  {
    name: 'YAML below a key',
    text: 'users:\n  - name: Bob\n    username: asmith\n  - name: Anna\n    username: bjones\nadmins:\n  - owner',
    found: BOTH,
    several: [['owner', ['owner']]],
    notPerson: [
      [1, 'words'],
      [6, 'words'],
    ],
  },
  {
    name: 'YAML, who approves',
    text: 'approvers:\n  - username: owner\n    email: owner@acme.example\nusers:\n  - username: asmith\n    email: asmith@acme.example',
    found: ['asmith'],
    several: [['owner@acme.example', ['owner']]],
    notPerson: [
      [1, 'words'],
      [4, 'words'],
    ],
  },
  {
    name: 'YAML with passwords',
    text: '- username: asmith\n  password: hunter2\n- username: bjones\n  password: welcome1',
    found: BOTH,
    secrets: ['hunter2', 'welcome1'],
  },
  {
    name: 'tables below headings with a colon',
    text: 'Users:\nName,Email\nAnna,asmith@acme.example\nBob,bjones@acme.example\n\nApprovers:\nName,Email\nLead,lead@acme.example',
    found: BOTH,
    several: [['lead@acme.example', ['lead']]],
    notPerson: [
      [1, 'before-table'],
      [2, 'header'],
      [6, 'words'],
      [7, 'header'],
    ],
    blank: 1,
  },
  {
    name: 'tables below headings with nothing between',
    text: 'Users:\nName,Email\nAnna,asmith@acme.example\nApprovers:\nName,Email\nLead,lead@acme.example',
    found: ['asmith'],
    several: [['lead@acme.example', ['lead']]],
    notPerson: [
      [1, 'before-table'],
      [2, 'header'],
      [4, 'words'],
      [5, 'header'],
    ],
  },
];

export const records: readonly PastedCase[] = [...broken, ...yaml];
