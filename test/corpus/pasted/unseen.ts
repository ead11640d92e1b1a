import type { PastedCase } from './entry.ts';

const BOTH = ['asmith', 'bjones'];
const pair = (name: string, text: string, more: Partial<PastedCase> = {}): PastedCase => ({
  name,
  text,
  found: BOTH,
  ...more,
});

const wide: readonly PastedCase[] = [
  pair('signs of an address as wide as Japanese', 'asmith＠acme.example、bjones＠acme．example'),
  pair(
    'labels and brackets as wide as Japanese',
    'Anna ＜asmith＠acme.example＞；bob ＜bjones＠acme.example＞',
  ),
  pair('letters as wide as Japanese', 'ａｓｍｉｔｈ\nｂｊｏｎｅｓ＠ａｃｍｅ．ｅｘａｍｐｌｅ'),
  pair('a small sign of an address', 'asmith﹫acme.example\nbjones﹫acme.example'),
];

const pages: readonly PastedCase[] = [
  pair('a page with a comment', '<!-- owner@acme.example -->\n<li>asmith@acme.example</li><li>bjones</li>', {
    notPerson: [[1, 'rule']],
  }),
  pair('a page with a script', '<script>var a="owner@acme.example"</script>\n<p>asmith</p><p>bjones</p>', {
    notPerson: [[1, 'rule']],
  }),
  pair(
    'a page with people struck out',
    '<p><del>owner@acme.example</del> asmith@acme.example</p><p>bjones</p>',
  ),
  pair(
    'a page with addresses that are not shown',
    '<span title="owner@acme.example">Anna</span> <span>asmith@acme.example</span>, <span>bjones@acme.example</span>',
  ),
];

const keys: readonly PastedCase[] = [
  pair(
    'a key over several lines',
    'asmith\n-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\nbob\n-----END PRIVATE KEY-----\nbjones',
    {
      notPerson: [2, 3, 4, 5].map((line) => [line, 'secret'] as const),
      secrets: ['MIIEvQIBADANBg'],
    },
  ),
  pair('a line of a file of passwords', 'asmith\nbjones\nroot:$6$abcdefgh$0123456789:19000:0:99999', {
    notPerson: [[3, 'words']],
    secrets: ['abcdefgh'],
  }),
  pair('an address of the web with a password', 'asmith\nbjones\nhttps://bob:hunter2@coder.acme.example/', {
    notPerson: [[3, 'words']],
    secrets: ['hunter2'],
  }),
];

const headings: readonly PastedCase[] = [
  pair('a heading of roles', 'Users:\nasmith\nbjones\nRoles:\nadmin\nviewer', {
    several: [
      ['admin', ['admin']],
      ['viewer', ['viewer']],
    ],
    notPerson: [
      [1, 'words'],
      [4, 'words'],
    ],
  }),
  pair('a heading of who approves', 'Approver:\nowner@acme.example\n\nUsers:\nasmith\nbjones', {
    several: [['owner@acme.example', ['owner']]],
    notPerson: [
      [1, 'words'],
      [4, 'words'],
    ],
    blank: 1,
  }),
  pair('GitHub, a team among owners of code', '* @asmith @bjones\n/docs/ @acme/user', {
    notPerson: [[2, 'group']],
  }),
];

export const unseen: readonly PastedCase[] = [...wide, ...pages, ...keys, ...headings];
