import type { PutOutcome } from '../../remote/port.ts';

/**
 * What becomes of a change after its PUT (engine 3). `check` believes a refusal only after a read.
 * `wait` says how long to let the dust settle before a read is believed. `pause` stops the whole plan for that
 * reason; `counts` is false when the outcome says nothing about how well the apply goes.
 */
export type PutDecision =
  | { readonly next: 'applied' }
  | { readonly next: 'failed'; readonly reason: string; readonly message: string }
  | { readonly next: 'check'; readonly reason: string; readonly message: string }
  | { readonly next: 'pending'; readonly cause: string; readonly pause: string | null }
  | { readonly next: 'unknown'; readonly settle: 'short' | 'long'; readonly pause: string | null };

/** A certificate problem will not go away by itself, and a redirect would carry the token off. */
const STOPS_AT_ONCE: readonly string[] = ['tls', 'redirected'];

const toPause = (code: string): string | null => (STOPS_AT_ONCE.includes(code) ? code : null);

/** Total: every outcome has exactly one next step, and none of them is "send again". */
export const decidePut = (outcome: PutOutcome): PutDecision => {
  switch (outcome.class) {
    case 'applied':
      return { next: 'applied' };
    case 'rejected':
      return { next: 'failed', reason: outcome.code, message: outcome.message };
    case 'refused-unproven':
      return { next: 'check', reason: outcome.code, message: outcome.message };
    case 'not-sent':
      return { next: 'pending', cause: outcome.failure.code, pause: toPause(outcome.failure.code) };
    case 'throttled':
      return { next: 'pending', cause: 'rate-limited', pause: null };
    case 'already-so':
      return { next: 'pending', cause: 'rejected', pause: null };
    case 'signed-out':
      return { next: 'pending', cause: 'unauthorized', pause: 'unauthorized' };
    case 'unknown':
      return {
        next: 'unknown',
        settle: outcome.failure.code === 'timed-out' ? 'long' : 'short',
        pause: toPause(outcome.failure.code),
      };
  }
};
