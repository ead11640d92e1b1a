import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toEnglish } from './english.ts';

const write = (language: string) => {
  const english = toEnglish(language);
  if (english === null) throw new Error(`${language} is written here`);
  return english;
};
/** Newer versions of Intl part the half of the day with a narrow space. */
const spaced = (text: string): string => text.replace(/\s/g, ' ');

describe.each(['en', 'en-US', 'en-GB'])('what is written without Intl in %s', (language) => {
  it('is a count as Intl has it', () => {
    const intl = new Intl.NumberFormat(language);
    fc.assert(
      fc.property(fc.nat(), (count) => {
        expect(write(language).count(count)).toBe(intl.format(count));
      }),
    );
  });

  it('is a time of day as Intl has it', () => {
    const intl = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 24 * 60 - 1 }), (minute) => {
        const at = new Date(2026, 10, 22, 0, minute);
        expect(write(language).clock(at)).toBe(spaced(intl.format(at)));
      }),
    );
  });
});

it('leaves other languages to Intl', () => {
  for (const language of ['de', 'en-IN', 'ar']) expect(toEnglish(language)).toBeNull();
});
