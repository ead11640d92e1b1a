/**
 * The moments at which a test may pull the plug. Naming them costs the product nothing: without `atPoint` in the
 * deps nothing is called.
 */
export const FAIL_POINTS = [
  'writing-ahead',
  'written-ahead',
  'in-approval',
  'approved',
  'before-read',
  'after-read',
  'before-intent',
  'after-intent',
  'on-the-wire',
  'after-answer',
  'after-result',
  'cancelling',
  'in-recovery',
  'recovered',
  'before-first-resolve-read',
  'before-second-resolve-read',
  'before-resolved',
  'after-resolved',
  'before-wave',
  'after-wave',
  'before-verify',
  'after-verify',
  'before-close',
  'after-close',
] as const;
export type FailPoint = (typeof FAIL_POINTS)[number];
