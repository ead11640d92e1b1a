/** Languages whose numbers and clocks are written here; true: their clock has 12 hours. */
const LANGUAGES: ReadonlyMap<string, boolean> = new Map([
  ['en', true],
  ['en-US', true],
  ['en-GB', false],
]);

const two = (number: number): string => String(number).padStart(2, '0');

/**
 * Counts and the time of day as Intl writes them in this language; null for a language that is left to Intl. The first
 * format that Intl makes takes 10 ms, and the first picture of a window needs no other.
 */
export const toEnglish = (language: string) => {
  const hasHalves = LANGUAGES.get(language);
  if (hasHalves === undefined) return null;
  return {
    /** 4812 as "4,812"; whole numbers from 0 on. */
    count: (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ','),
    /** "02:05 PM" or "14:05", in the time zone of the machine. */
    clock: (at: Date): string => {
      const hours = at.getHours();
      const minutes = two(at.getMinutes());
      return hasHalves
        ? `${two(hours % 12 || 12)}:${minutes} ${hours < 12 ? 'AM' : 'PM'}`
        : `${two(hours)}:${minutes}`;
    },
  };
};
