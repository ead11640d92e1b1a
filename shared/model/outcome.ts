/** How a change ended, in the words of the result screen. */
export const OUTCOMES = [
  'waiting',
  'applied',
  'already',
  'refused',
  'failed',
  'conflict',
  'skipped',
  'unknown',
  'cancelled',
] as const;
export type Outcome = (typeof OUTCOMES)[number];
