import type { Announcer } from './announcer.ts';

/**
 * Has an answer ready before it is asked for: made at once, given to the first who asks unless something changed since.
 * Whoever asks then, or later, gets a new one.
 */
export const answerAhead = <T>(answer: () => Promise<T>, listen: Announcer['listen']): (() => Promise<T>) => {
  let ahead: Promise<T> | null = answer();
  const forget = listen(() => {
    ahead = null;
  });
  return () => {
    const given = ahead ?? answer();
    ahead = null;
    forget();
    return given;
  };
};
