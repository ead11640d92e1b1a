import { useQuery } from '#renderer/client/use-query.ts';

/** Short enough for the button of a small dialog. */
const WAITING = 'Answer in the other window';

/** What a button says while its order is on its way: that main asks about it, where it does, else `words`. */
export const useBusyText = (words: string): string => {
  const { value } = useQuery('app.getQuestion', {});
  return value?.isOpen === true ? WAITING : words;
};
