import { describe, expect, it } from 'vitest';
import { findPasswordProblem } from './password-rule.ts';

describe('the password rule', () => {
  it('takes twelve mixed lower-case letters and refuses eleven', () => {
    expect(findPasswordProblem('mzpwkxbhsyqt')).toBeUndefined();
    expect(findPasswordProblem('mzpwkxbhsyq')).toContain('insecure password');
  });

  it('advises what is missing, in the server’s order', () => {
    expect(findPasswordProblem('short')).toBe(
      'insecure password, try including more special characters, using uppercase letters, using numbers or using a longer password',
    );
    expect(findPasswordProblem('SHORT1')).toContain('try including more special characters, using lowercase');
  });

  it('advises only length when everything is there', () => {
    expect(findPasswordProblem('aA1!_#')).toBe('insecure password, try using a longer password');
  });

  it('does not count repeats and runs along the keyboard', () => {
    expect(findPasswordProblem('aaaaaaaaaaaaaaaaaaaaaaaa')).toContain('insecure password');
    expect(findPasswordProblem('abcdefghijklmnopqrstuvwxyz')).toContain('insecure password');
    expect(findPasswordProblem('poiuytrewqpoiuytrewq')).toContain('insecure password');
  });

  it('counts a character outside ASCII, and bytes rather than letters', () => {
    expect(findPasswordProblem('größenwahnx')).toBeUndefined();
    expect(findPasswordProblem('größenw')).toContain('insecure password');
  });

  it('refuses more than 64 bytes', () => {
    expect(findPasswordProblem('mzpwkxbhsyqt'.repeat(6))).toBe('password must be no more than 64 characters');
  });
});
