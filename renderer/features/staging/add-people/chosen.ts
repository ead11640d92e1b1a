import type { UserId } from '#shared/base/brand.ts';
import type { Output } from '#shared/contract/index.ts';

/** Somebody to be added. */
export type Person = { readonly userId: UserId; readonly username: string };

/** As many as one staging takes. */
export const MOST_PEOPLE = 4_000;

/** The chosen with somebody more, or without them when they were chosen. */
export const togglePerson = (chosen: readonly Person[], person: Person): readonly Person[] =>
  chosen.some((one) => one.userId === person.userId)
    ? chosen.filter((one) => one.userId !== person.userId)
    : [...chosen, person];

/** The chosen with all of some others, each once. */
export const addPeople = (chosen: readonly Person[], more: readonly Person[]): readonly Person[] => {
  const known = new Set(chosen.map((one) => one.userId));
  return [...chosen, ...more.filter((one) => !known.has(one.userId))].slice(0, MOST_PEOPLE);
};

/** True for text that is a list rather than part of a name. */
export const isList = (text: string): boolean => /[\n,;\t]/.test(text.trim()) || text.trim().includes('@');

const MOST_NAMED = 12;

const nameSome = (names: readonly string[]): string =>
  names.length <= MOST_NAMED
    ? names.join(', ')
    : `${names.slice(0, MOST_NAMED).join(', ')} and ${(names.length - MOST_NAMED).toLocaleString()} more`;

/** What became of pasted names, a line each. */
export const toOutcome = (found: Output<'user.resolve'>): readonly string[] => [
  `${found.people.length.toLocaleString()} found`,
  ...(found.already > 0 ? [`${found.already.toLocaleString()} members already`] : []),
  ...(found.ambiguous.length > 0 ? [`Not clear, type them to choose: ${nameSome(found.ambiguous)}`] : []),
  ...(found.unknown.length > 0 ? [`Nobody by that name: ${nameSome(found.unknown)}`] : []),
];
