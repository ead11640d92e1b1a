import { formatFull } from '#renderer/ui/format.ts';

/** What a refresh compares, said wherever it says that it found something, or nothing. */
const NOT_COMPARED = 'What custom roles permit is not compared here: look at Roles.';

/** Between which copies the differences are, and of what. */
export const toSpanText = (since: string | null, until: string | null): string =>
  since === null || until === null
    ? 'Two refreshes are needed to compare.'
    : `People, from ${formatFull(since)} to ${formatFull(until)}. ${NOT_COMPARED}`;

export const NOBODY_CHANGED = {
  title: 'Nobody changed',
  text: `The last refresh found everybody as they were. ${NOT_COMPARED}`,
} as const;
