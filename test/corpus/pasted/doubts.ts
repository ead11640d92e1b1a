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
  {
    name: 'a sheet that was turned: its names are in the first column, and nobody is called so',
    text: 'Username\tasmith\tbjones\nRole\tadmin\tviewer\nManager\towner\tlead',
    found: [],
    several: [
      ['asmith', ['asmith']],
      ['bjones', ['bjones']],
    ],
    notPerson: [
      [2, 'no-identity'],
      [3, 'no-identity'],
    ],
  },
  {
    name: 'a sheet that was turned, with a name that is no heading of ours, and is a username here',
    text: 'username,asmith,bjones\nrole,admin,viewer\nlead,platform,web',
    found: [],
    several: [
      ['asmith', ['asmith']],
      ['bjones', ['bjones']],
    ],
    notPerson: [
      [2, 'no-identity'],
      [3, 'no-identity'],
    ],
  },
  {
    name: 'one person as a form of names and values without colons, of which one is a username here',
    text: 'username,asmith\nrole,admin\nlead,platform',
    found: ['asmith'],
    notPerson: [
      [2, 'words'],
      [3, 'words'],
    ],
  },
  {
    name: 'a turned sheet with addresses in a row below, and those of somebody else',
    text: 'Name;Anna Smith;Bob Jones\nE-Mail;asmith@acme.example;bjones@acme.example\nManager;owner@acme.example;lead@acme.example',
    found: [],
    several: [
      ['asmith@acme.example', ['asmith']],
      ['bjones@acme.example', ['bjones']],
    ],
    notPerson: [
      [2, 'no-identity'],
      [3, 'no-identity'],
    ],
  },
  {
    name: 'headings in small letters over two columns of usernames',
    text: 'user,approver\nasmith,lead\nbjones,owner',
    found: ['asmith', 'bjones'],
    notPerson: [[1, 'header']],
  },
  {
    name: 'an export of LibreOffice in German, with sep=',
    text: 'sep=;\n"Benutzername";"E-Mail-Adresse";"Genehmigt von"\n"asmith";"asmith@acme.example";"lead"\n"bjones";"bjones@acme.example";"owner"',
    found: ['asmith', 'bjones'],
    notPerson: [
      [1, 'before-table'],
      [2, 'header'],
    ],
  },
  {
    name: 'an export of LibreOffice in Japanese',
    text: '氏名\tユーザーID\t承認者\nAnna Smith\tasmith\tlead\nBob Jones\tbjones\towner',
    found: ['asmith', 'bjones'],
    notPerson: [[1, 'header']],
  },
  {
    name: 'usernames in marks for the direction of text, and blanks that do not break',
    text: '\u202Basmith\u202C\n\u200F\u00a0bjones\u200E\n\u2067zoe2\u2069\u3000',
    found: ['asmith', 'bjones', 'zoe2'],
  },
  {
    name: 'a map of YAML by username that names the managers',
    text: 'asmith:\n  email: asmith@acme.example\n  manager: lead\nbjones:\n  email: bjones@acme.example\n  manager: owner',
    found: ['asmith', 'bjones'],
    notPerson: [
      [1, 'words'],
      [3, 'words'],
      [4, 'words'],
      [6, 'words'],
    ],
  },
];
