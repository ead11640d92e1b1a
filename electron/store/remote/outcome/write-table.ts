import type { RefusalCode } from '#shared/model/refusal.ts';
import type { WireEnd } from '../wire/types.ts';

/**
 * What a write that did not end as wanted did to the server (engine 3, for every endpoint).
 * - `not-sent`: proof that no byte of the request left.
 * - `rejected`: Coder itself said no before it changed anything, in words that are written down.
 * - `refused-unproven`: a 4xx that a proxy may have invented; believe it only after a read.
 * - `throttled`: 429; nothing was changed.
 * - `signed-out`: 401; nothing was changed.
 * - `unknown`: anything else. Only a read can tell.
 */
export const WRITE_ENDS = [
  'not-sent',
  'rejected',
  'refused-unproven',
  'throttled',
  'signed-out',
  'unknown',
] as const;
export type WriteEnd = (typeof WRITE_ENDS)[number];

/**
 * The outcome table of writes that were no success. Total. A 5xx is unknown even in Coder's own words: it may come
 * after the change was made; a 408 is about an idle connection, and may cross a request that is then done.
 */
export const toWriteEnd = (end: WireEnd, refusal: RefusalCode | null): WriteEnd => {
  if (end.kind === 'break') return end.phase === 'connecting' ? 'not-sent' : 'unknown';
  if (end.status < 400 || end.status > 499 || end.status === 408) return 'unknown';
  if (end.status === 429) return 'throttled';
  if (refusal !== null && end.status !== 401) return 'rejected';
  if (end.status === 401) return refusal === 'bad-credentials' ? 'rejected' : 'signed-out';
  return 'refused-unproven';
};
