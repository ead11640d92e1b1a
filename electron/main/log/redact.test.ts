import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from './redact.ts';

const redact = createRedactor('/home/someone');
const token = `${'a'.repeat(10)}-${'b'.repeat(22)}`;
const letters = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789');
const word = (length: number) => fc.string({ unit: letters, minLength: length, maxLength: length });

describe('the redactor', () => {
  it.each([
    [`token ${token}.`, 'token [token].'],
    [`{"Coder-Session-Token":"${'c'.repeat(20)}"}`, '{"Coder-Session-Token":"[secret]"}'],
    ['Authorization: Bearer abc.def', 'Authorization: [secret]'],
    ['sent bearer abc.def=', 'sent Bearer [secret]'],
    ['Cookie: a=b; c=d', 'Cookie: [secret]'],
    ['to ann.member@corp.example now', 'to [e-mail] now'],
    ['to änne@müller.example', 'to [e-mail]'],
    ['https://host.example/a?token=x&b=y end', 'https://host.example/a?[query] end'],
    ['https://ann:word@host.example/a', 'https://[user]@host.example/a'],
    ['/home/someone/.config/rollcall', '~/.config/rollcall'],
    ['one\r\ntwo\u001b[31m', 'one\\r\\ntwo\\u001b[31m'],
    ['a\u202eb\u2028c', 'a\\u202eb\\u2028c'],
    ['GET /api/v2/users 200', 'GET /api/v2/users 200'],
  ])('makes %j into %j', (text, clean) => {
    expect(redact(text)).toBe(clean);
  });

  it('lets none of 500 tokens through, whatever stands around them', () => {
    fc.assert(
      fc.property(word(10), word(22), fc.string(), fc.string(), (id, secret, before, after) => {
        expect(redact(`${before} ${id}-${secret} ${after}`)).not.toContain(secret);
      }),
      { numRuns: 500 },
    );
  });

  it('makes one line of anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(redact(text)).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      }),
    );
  });

  it('leaves no half of a token where it cuts', () => {
    const mails = 'a@b.example '.repeat(1_332);
    for (let shift = 0; shift < 40; shift++) {
      expect(redact(`${'x'.repeat(shift)} ${mails} ${token}${' y'.repeat(5_000)}`)).not.toContain('aaaa');
    }
  });

  it('cuts a huge line, and is done with it soon', () => {
    const start = performance.now();
    expect(redact(`${'a.b@'.repeat(3_000_000)}`).length).toBeLessThanOrEqual(8_000);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
