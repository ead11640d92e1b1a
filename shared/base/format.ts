/** A format of `Intl`, made when it is first wanted: it costs milliseconds, and an import makes none. */
const once = <F>(make: () => F): (() => F) => {
  let made: F | null = null;
  return () => {
    made ??= make();
    return made;
  };
};

/** Our sentences are English, whatever the numbers in them look like. */
const plurals = once(() => new Intl.PluralRules('en'));

/** The one of two words that a count takes: "1 person was", "2 people were". */
export const pluralOf = (count: number, one: string, many: string): string =>
  plurals().select(count) === 'one' ? one : many;

/**
 * Numbers and moments as a language writes them; without one, as the person's does. This is the one file that asks `Intl`
 * (`npm run boundaries`).
 */
export const createFormat = (locale?: string) => {
  const number = once(() => new Intl.NumberFormat(locale));
  const momentOf = (options: Intl.DateTimeFormatOptions): ((at: Date) => string) => {
    const format = once(() => new Intl.DateTimeFormat(locale, options));
    return (at) => format().format(at);
  };
  const formatCount = (count: number): string => number().format(count);
  const countOf = (count: number, one: string, many: string): string =>
    `${formatCount(count)} ${pluralOf(count, one, many)}`;
  return {
    /** 4812 as "4,812". */
    formatCount,
    /** "1 change", "412 changes": the number and the right word. */
    countOf,
    /** "1 person", "412 people". */
    people: (count: number): string => countOf(count, 'person', 'people'),
    /** "02:02 PM". */
    clock: momentOf({ hour: '2-digit', minute: '2-digit' }),
    /** "Nov 22, 2026". */
    day: momentOf({ dateStyle: 'medium' }),
    /** "7:34:12 AM". */
    time: momentOf({ timeStyle: 'medium' }),
    /** "Nov 22, 2026, 7:34:12 AM". */
    full: momentOf({ dateStyle: 'medium', timeStyle: 'medium' }),
  };
};

/** In the language of our sentences: of everything that is said outside the window, and of what is kept or saved. */
export const english = createFormat('en');

/** In the person's own language: of what the window shows. */
export const local = createFormat();
