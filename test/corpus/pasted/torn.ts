import type { PastedCase } from './entry.ts';

const BOTH = ['asmith', 'bjones'];

/** Tables whose rows do not fit their header: what fits is read, and no cell of the rest is looked up as if alone. */
const tables: readonly PastedCase[] = [
  {
    name: 'rows with fewer cells than the header',
    text: 'Username,Role,Team\r\nasmith,admin,IT\r\nbjones,viewer\r\nclara-berg,owner,HR',
    found: ['asmith', 'clara-berg'],
    notPerson: [[1, 'header']],
    unreadable: [[3, 'cells-differ']],
  },
  {
    name: 'rows that end where the rest is empty',
    text: 'Username,Role,Team\r\nasmith\r\nbjones,viewer\r\nclara-berg,owner,HR',
    found: ['asmith', 'clara-berg'],
    notPerson: [[1, 'header']],
    unreadable: [[3, 'cells-differ']],
  },
  {
    name: 'rows of a column of passwords that end early',
    text: 'Username,Password,Team\r\nasmith,\r\nhunter2\r\nbjones,welcome1,IT',
    found: ['bjones'],
    notPerson: [[1, 'header']],
    unreadable: [
      [2, 'cells-differ'],
      [3, 'cells-differ'],
    ],
    secrets: ['hunter2', 'welcome1'],
  },
  {
    name: 'no row has as many cells as the header',
    text: 'Username,Role,Team\r\nasmith,admin\r\nbjones,viewer',
    found: [],
    notPerson: [[1, 'header']],
    unreadable: [
      [2, 'cells-differ'],
      [3, 'cells-differ'],
    ],
  },
  {
    name: 'names with a comma that nobody quoted',
    text: 'Name,Username\r\nSmith, Anna,asmith\r\nJones, Bob,bjones',
    found: [],
    notPerson: [[1, 'header']],
    unreadable: [
      [2, 'cells-differ'],
      [3, 'cells-differ'],
    ],
  },
  {
    name: 'names with a comma that nobody quoted, beside addresses',
    text: 'Name,Email\r\nSmith, Anna,asmith@acme.example\r\nJones, Bob,bjones@acme.example',
    found: BOTH,
    notPerson: [[1, 'header']],
  },
  {
    name: 'passwords with a comma that nobody quoted',
    text: 'Password,Username\r\nhun,ter2x,asmith\r\nwelc,ome1,bjones',
    found: [],
    notPerson: [[1, 'header']],
    unreadable: [
      [2, 'cells-differ'],
      [3, 'cells-differ'],
    ],
    secrets: ['ter2x', 'ome1'],
  },
  {
    name: 'a table with passwords goes on behind other lines',
    text: 'Username,Password\nasmith,hunter2\n1\n2\n3\n4\n5\nbjones,welcome1',
    found: BOTH,
    notPerson: [[1, 'header']],
    unreadable: [3, 4, 5, 6, 7].map((line) => [line, 'cells-differ'] as const),
    secrets: ['hunter2', 'welcome1'],
  },
  {
    name: 'sep= above a header without addresses',
    text: 'sep=;\r\n"Username";"Role"\r\n"asmith";"admin"\r\n"bjones";"viewer"',
    found: BOTH,
    notPerson: [
      [1, 'before-table'],
      [2, 'header'],
    ],
  },
  {
    name: 'SEP= in capitals above a header without addresses',
    text: 'SEP=|\r\nUsername|Role\r\nasmith|admin\r\nbjones|viewer',
    found: BOTH,
    notPerson: [
      [1, 'before-table'],
      [2, 'header'],
    ],
  },
  {
    name: 'a letter below a table',
    text: 'Username,Role\nasmith,admin\nbjones,viewer\n\nThanks, Anna',
    found: BOTH,
    notPerson: [
      [1, 'header'],
      [5, 'words'],
    ],
    blank: 1,
  },
];

/** Columns of those who are told of it, ask for it or sign it. */
const others: readonly PastedCase[] = [
  {
    name: 'ServiceNow, requested for, copied to and approved by',
    text: 'Email,Cc,Watch list,Approver\r\nasmith@acme.example,owner@acme.example,lead@acme.example,owner@acme.example\r\nbjones@acme.example,owner@acme.example,lead@acme.example,owner@acme.example',
    found: BOTH,
    notPerson: [[1, 'header']],
  },
  {
    name: 'nobody is named but those copied to',
    text: 'Ticket,Cc\r\nTEST-1,owner@acme.example\r\nTEST-2,lead@acme.example',
    found: [],
    notPerson: [
      [1, 'header'],
      [2, 'no-identity'],
      [3, 'no-identity'],
    ],
  },
  ...[
    ['Chinese', '邮箱,主管邮箱,密码'],
    ['Norwegian', 'E-postadresse,Leder,Passord'],
    ['Greek', 'E-mail,Προϊστάμενος,Κωδικός'],
    ['Hebrew', 'E-mail,מנהל,סיסמה'],
    ['Arabic', 'E-mail,المدير,كلمة المرور'],
    ['Ukrainian', 'Електронна пошта,Керівник,Пароль'],
    ['Vietnamese', 'Email,Quản lý,Mật khẩu'],
    ['Polish', 'Adres e-mail,Przełożony,Hasło'],
    ['Turkish', 'E-posta,Yönetici,Şifre'],
    ['Korean', '이메일,상사,비밀번호'],
  ].map(
    ([language = '', header = '']): PastedCase => ({
      name: `managers and passwords in ${language}`,
      text: `${header}\r\nasmith@acme.example,owner@acme.example,Secret-Start-1\r\nbjones@acme.example,lead@acme.example,Secret-Start-2`,
      found: BOTH,
      notPerson: [[1, 'header']],
      secrets: ['Secret-Start-1', 'Secret-Start-2'],
    }),
  ),
];

export const torn: readonly PastedCase[] = [...tables, ...others];
