import { describe, expect, it } from 'vitest';
import { toExternalUrl } from './external-url.ts';

const opened = [
  ['https://coder.example.com', 'https://coder.example.com/'],
  ['https://coder.example.com/users?filter=a%20b#x', 'https://coder.example.com/users?filter=a%20b#x'],
  ['https://coder.example.com:8443/a', 'https://coder.example.com:8443/a'],
  ['HTTPS://Coder.Example.com/A', 'https://coder.example.com/A'],
  ['http://localhost:3000/', 'http://localhost:3000/'],
  ['http://127.0.0.1:3000/x', 'http://127.0.0.1:3000/x'],
  ['http://127.9.9.9/', 'http://127.9.9.9/'],
  ['http://[::1]:3000/', 'http://[::1]:3000/'],
  ['https://xn--cder-5qa.example/', 'https://xn--cder-5qa.example/'],
  ['https://cöder.example/', 'https://xn--cder-5qa.example/'],
] as const;

const refused = [
  '',
  ' ',
  'coder.example.com',
  '//coder.example.com',
  'http://coder.example.com',
  'http://10.0.0.1/',
  'http://127.0.0.1.evil.example/',
  'http://localhost.evil.example/',
  'ftp://coder.example.com',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,x',
  'blob:https://coder.example.com/x',
  'app://bundle/index.html',
  'vscode://file/x',
  'ms-msdt:/id',
  'smb://server/share',
  'mailto:a@b.example',
  'https:',
  'https://',
  'https:///coder.example.com',
  'https:coder.example.com',
  'https:\\\\coder.example.com',
  'https://user@coder.example.com/',
  'https://user:word@coder.example.com/',
  'https://@coder.example.com/',
  'https://coder.example.com@evil.example/',
  'https://coder.example.com/\0',
  'https://coder.example.com/\r\nx',
  'https://coder.example.com/a b',
  'https://coder.example.com/\u202egnp',
  'https://coder.example.com/\u200b',
  'https://coder.example.com/"--flag"',
  'https://coder.example.com/`id`',
  'https://coder.example.com/<x>',
  'https://coder.example.com:99999/',
  'https://[::1/',
  ' https://coder.example.com',
  '--flag=https://coder.example.com',
  `https://coder.example.com/${'a'.repeat(2048)}`,
];

describe('toExternalUrl', () => {
  it.each(opened)('opens %j', (text, url) => {
    expect(toExternalUrl(text)).toBe(url);
  });

  it.each(refused)('refuses %j', (text) => {
    expect(toExternalUrl(text)).toBeNull();
  });
});
