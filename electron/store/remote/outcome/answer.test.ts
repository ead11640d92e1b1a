import { expect, it } from 'vitest';
import { cleanText } from './answer.ts';

const TOKEN = 'aaaaaaaaaa-bbbbbbbbbbbbbbbbbbbbbb';

it('takes the token out of what a server says, in any case of letters and before anything is cut', () => {
  expect(cleanText(`no ${TOKEN}, and ${TOKEN.toUpperCase()}`, TOKEN)).toBe('no [token], and [token]');
  const late = `${'x'.repeat(290)} ${TOKEN}`;
  expect(cleanText(late, TOKEN)).not.toMatch(/aaaa/);
});

it('makes one line of it, without control or direction characters', () => {
  expect(cleanText('one\r\ntwo\u001b[31m\u202e three', null)).toBe('one two [31m three');
});
