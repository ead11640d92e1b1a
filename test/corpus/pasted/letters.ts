import type { PastedCase } from './entry.ts';

const BOTH = ['asmith', 'bjones'];

/** Tickets and letters with people in them. The words of the letter are nobody. */
const tickets: readonly PastedCase[] = [
  {
    name: 'a ticket of the usual kind',
    text: 'Hi,\n\nplease give these people Deploy lead:\n\nasmith@acme.example\nbjones@acme.example\n\nThanks\nZoe',
    found: BOTH,
    several: [['Zoe', ['zoe']]],
    notPerson: [
      [1, 'words'],
      [3, 'words'],
      [8, 'words'],
    ],
    blank: 3,
  },
  {
    name: 'a ticket in one sentence',
    text: 'Please add asmith@acme.example and bjones@acme.example to Deploy lead, thanks',
    found: BOTH,
  },
  {
    name: 'a ticket in German',
    text: 'Hallo Team,\nbitte asmith@acme.example und bjones@acme.example hinzufügen.\nViele Grüße\nAnna',
    found: BOTH,
    several: [['Anna', ['anna']]],
    notPerson: [
      [1, 'words'],
      [3, 'words'],
    ],
  },
  {
    name: 'a ticket in French',
    text: 'Bonjour,\nmerci d’ajouter : asmith@acme.example ; bjones@acme.example\nCordialement',
    found: BOTH,
    notPerson: [
      [1, 'words'],
      [3, 'words'],
    ],
  },
  {
    name: 'a ticket in Japanese',
    text: 'こんにちは\nasmith@acme.example\nbjones@acme.example\nよろしくお願いします',
    found: BOTH,
    notPerson: [
      [1, 'words'],
      [4, 'words'],
    ],
  },
  {
    name: 'words that are usernames',
    text: 'please add user to member',
    found: [],
    several: [
      ['user', ['user']],
      ['member', ['member']],
    ],
  },
  {
    name: 'a table within a letter',
    text: 'Hello,\nhere they are:\n\nName;E-Mail;Passwort\nAnna Smith;asmith@acme.example;Start-123\nBob Jones;bjones@acme.example;Start-124\n\nThanks, Anna',
    found: BOTH,
    notPerson: [
      [1, 'words'],
      [2, 'words'],
      [4, 'header'],
      [8, 'words'],
    ],
    blank: 2,
    secrets: ['Start-123', 'Start-124'],
  },
  {
    name: 'two tables in one text',
    text: 'Name,Email\nAnna Smith,asmith@acme.example\n\nUser;Status\nbjones;active\n',
    found: BOTH,
    notPerson: [
      [1, 'header'],
      [4, 'header'],
    ],
    blank: 1,
  },
];

const tables: readonly PastedCase[] = [
  {
    name: 'the source of a page with a table',
    text: '<table>\n<tr><th>Name</th><th>Email</th><th>Password</th></tr>\n<tr><td>Anna Smith</td><td>asmith@acme.example</td><td>hunter2</td></tr>\n<tr>\n<td>Bob Jones</td>\n<td><a href="mailto:bjones@acme.example">bjones@acme.example</a></td>\n<td>welcome1</td>\n</tr>\n</table>',
    found: BOTH,
    notPerson: [
      [1, 'rule'],
      [2, 'header'],
      [4, 'rule'],
      [9, 'rule'],
    ],
    secrets: ['hunter2', 'welcome1'],
  },
  {
    name: 'the source of a page with a list',
    text: '<ul>\n<li>asmith</li>\n<li><b>Bob</b> &lt;bjones@acme.example&gt;</li>\n</ul>',
    found: BOTH,
    notPerson: [
      [1, 'rule'],
      [4, 'rule'],
    ],
  },
  {
    name: 'a table drawn with lines',
    text: '+------+---------------------+\n| Name | Email               |\n+------+---------------------+\n| Anna | asmith@acme.example |\n| Bob  | bjones@acme.example |\n+------+---------------------+',
    found: BOTH,
    notPerson: [
      [1, 'rule'],
      [2, 'header'],
      [3, 'rule'],
      [6, 'rule'],
    ],
  },
  {
    name: 'a cell with a line end',
    text: 'Name,Email,Note\n"Smith, Anna",asmith@acme.example,"one\ntwo, user"\nBob,bjones@acme.example,x',
    found: BOTH,
    notPerson: [[1, 'header']],
  },
  {
    name: 'a quote that nothing closes',
    text: 'Name,Email\n"Anna,asmith@acme.example\nBob,bjones@acme.example',
    found: ['bjones'],
    notPerson: [[1, 'header']],
    unreadable: [[2, 'quote-open']],
  },
  {
    name: 'a row with a cell too many',
    text: 'Name,Email,Team\nSmith, Anna,asmith@acme.example,IT\nBob,bjones@acme.example,HR\nuser,member,x,y\nAnna,asmith@acme.example,IT',
    found: BOTH,
    again: 1,
    notPerson: [[1, 'header']],
    unreadable: [[4, 'cells-differ']],
  },
  {
    name: 'an address with a mistake',
    text: 'Name,Email\nAnna,asmith@\nBob,bjones@acme.example',
    found: ['bjones'],
    notPerson: [[1, 'header']],
    unreadable: [[2, 'bad-address']],
  },
  {
    name: 'two addresses in a row that mean two people',
    text: 'Email,UPN\nasmith@acme.example,bjones@acme.example\nbjones@acme.example,bjones@acme.example',
    found: ['bjones'],
    several: [['asmith@acme.example', ['asmith', 'bjones']]],
    notPerson: [[1, 'header']],
  },
  {
    name: 'a username beside an address that nobody has',
    text: 'username,email\nasmith,gone@acme.example\nbjones,bjones@acme.example',
    found: ['bjones'],
    several: [['gone@acme.example', ['asmith']]],
    notPerson: [[1, 'header']],
  },
  {
    name: 'the column of a manager alone is nobody',
    text: 'Name,Manager Email\nAnna Smith,owner@acme.example\nBob Jones,owner@acme.example',
    found: [],
    several: [
      ['Anna Smith', ['asmith']],
      ['Bob Jones', ['bjones']],
    ],
    notPerson: [[1, 'header']],
  },
  {
    name: 'first and last names alone',
    text: 'Anna,Smith\nBob,Jones',
    found: [],
    several: [
      ['Anna, Smith', ['asmith']],
      ['Bob, Jones', ['bjones']],
    ],
  },
  {
    name: 'usernames and states without a header',
    text: 'asmith;Anna Smith;active\nbjones;Bob Jones;active\nzoe2;Zoe;inactive',
    found: ['asmith', 'bjones', 'zoe2'],
  },
  {
    name: 'rows of words that are usernames',
    text: 'user,active,member\nguest,active,member\nowner,inactive,member',
    found: ['user', 'guest', 'owner'],
  },
  {
    name: 'a row of absent values',
    text: 'username,email\nasmith,-\n,n/a\nnull,\nbjones,bjones@acme.example',
    found: BOTH,
    notPerson: [
      [1, 'header'],
      [3, 'no-identity'],
      [4, 'no-identity'],
    ],
  },
];

const odd: readonly PastedCase[] = [
  {
    name: 'UTF-16 read as bytes',
    text: 'ÿþa\u0000s\u0000m\u0000i\u0000t\u0000h\u0000\n\u0000b\u0000j\u0000o\u0000n\u0000e\u0000s\u0000',
    found: BOTH,
  },
  {
    name: 'bytes that are no text',
    text: 'asmith\nPK\u0003\u0004\u0000\u0000abc\nbjones',
    found: BOTH,
    unreadable: [[2, 'not-text']],
  },
  { name: 'marks of direction', text: '\u202easmith\u202c\n\u2067bjones@acme.example\u2069', found: BOTH },
  { name: 'invisible spaces', text: 'as\u200bmith\u00a0\n\ufeffbj\u00adones', found: BOTH },
  {
    name: 'letters that only look alike',
    text: 'аsmith@acme.example\nbjones',
    found: ['bjones'],
    notFound: ['аsmith@acme.example'],
  },
  {
    name: 'one very long word',
    text: `${'x'.repeat(5_000)}\nasmith\nbjones`,
    found: BOTH,
    unreadable: [[1, 'too-long']],
  },
  { name: 'nothing but blanks', text: ' \n\t\n', found: [], blank: 2 },
  {
    name: 'marks alone',
    text: '---\n***\n|||',
    found: [],
    notPerson: [
      [1, 'rule'],
      [2, 'rule'],
      [3, 'rule'],
    ],
  },
  {
    name: 'addresses with mistakes',
    text: 'asmith@\nasmith@@acme.example\na@b@c\nbjones@acme.example',
    found: ['bjones'],
    unreadable: [
      [1, 'bad-address'],
      [2, 'bad-address'],
      [3, 'bad-address'],
    ],
  },
  { name: 'formulas of a sheet', text: '="asmith@acme.example"\n\'=bjones@acme.example', found: BOTH },
  {
    name: 'a username that an address ends with',
    text: 'x-asmith@acme.example\nasmith@acme.example.org',
    found: [],
    notFound: ['x-asmith@acme.example', 'asmith@acme.example.org'],
  },
  {
    name: 'decimals and semicolons',
    text: '1,5;asmith@acme.example;2,0\n2,5;bjones@acme.example;3,0',
    found: BOTH,
  },
  {
    name: 'an address in a link to a repository',
    text: 'https://asmith@acme.example/repo\nasmith\nbjones',
    found: BOTH,
    notPerson: [[1, 'words']],
  },
];

export const letters: readonly PastedCase[] = [...tickets, ...tables, ...odd];
