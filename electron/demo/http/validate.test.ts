import { describe, expect, it } from 'vitest';
import { checkEmail, checkRealName, checkUsername, validationRefusal } from './validate.ts';

describe('field validation', () => {
  it.each(['a@b.example', 'Bo.Seven@acme.example', "o'brien+x@mail.acme.example"])('takes %s', (email) => {
    expect(checkEmail(email)).toEqual([]);
  });

  it.each(['nope', 'a@', '@b', 'a b@c.example', 'a@b..c', 'a@b@c.example'])('refuses %s', (email) => {
    expect(checkEmail(email)).toEqual([
      { field: 'email', detail: `Validation failed for tag "email" with value: "${email}"` },
    ]);
  });

  it('tells a missing username from an illegal one', () => {
    expect(checkUsername('')[0]?.detail).toContain('"required"');
    expect(checkUsername('a--b')[0]?.detail).toContain('"username"');
    expect(checkUsername('new')[0]?.detail).toContain('"username"');
    expect(checkUsername('x'.repeat(33))[0]?.detail).toContain('"username"');
    expect(checkUsername('Bo-7')).toEqual([]);
  });

  it('measures a display name in bytes', () => {
    expect(checkRealName('ü'.repeat(64))).toEqual([]);
    expect(checkRealName('ü'.repeat(65))).toHaveLength(1);
    expect(checkRealName('')).toEqual([]);
  });

  it('answers nothing when nothing is wrong', () => {
    expect(validationRefusal([])).toBeUndefined();
  });
});
