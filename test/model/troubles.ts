import type { PutOutcome } from '#electron/store/remote/port.ts';
import { fail } from '#shared/base/result.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';

/**
 * How an exchange may go wrong, in the words of the engine's port. `reaches`: the server does what it was asked all
 * the same, at once or, held back on the way, later.
 */
export type PutTrouble = {
  readonly name: string;
  readonly reaches: 'never' | 'now' | 'later';
  readonly outcome: PutOutcome;
  /** True: the change may rightly end as failed. */
  readonly isRefusal?: boolean;
};

const at = (status: number | null) => ({ requestId: null, status });
const unknown = (code: RemoteFailure, status: number | null = null): PutOutcome => ({
  ...at(status),
  class: 'unknown',
  failure: { code, message: code },
});

/** The server's own answer, so nothing else may have happened. */
const REFUSED: PutOutcome = { ...at(400), class: 'rejected', code: 'role-not-assignable', message: 'No.' };
const PROXY_REFUSED: PutOutcome = {
  ...at(403),
  class: 'refused-unproven',
  code: 'forbidden',
  message: 'No.',
};

export const PUT_TROUBLES: readonly PutTrouble[] = [
  { name: 'lost before', reaches: 'never', outcome: unknown('offline') },
  { name: 'lost after', reaches: 'now', outcome: unknown('offline') },
  { name: 'late', reaches: 'later', outcome: unknown('offline') },
  { name: 'timed out before', reaches: 'never', outcome: unknown('timed-out') },
  { name: 'timed out after', reaches: 'now', outcome: unknown('timed-out') },
  { name: 'late', reaches: 'later', outcome: unknown('timed-out') },
  { name: '500 before', reaches: 'never', outcome: unknown('server-error', 500) },
  { name: '500 after', reaches: 'now', outcome: unknown('server-error', 500) },
  { name: 'lying body', reaches: 'now', outcome: unknown('bad-response', 200) },
  { name: 'redirect', reaches: 'never', outcome: unknown('redirected', 307) },
  { name: '429', reaches: 'never', outcome: { ...at(429), class: 'throttled', retryAfterMs: 1_000 } },
  { name: '401', reaches: 'never', outcome: { ...at(401), class: 'signed-out', message: 'Sign in.' } },
  { name: 'refused', isRefusal: true, reaches: 'never', outcome: REFUSED },
  { name: '403 before', isRefusal: true, reaches: 'never', outcome: PROXY_REFUSED },
  { name: '403 after', isRefusal: true, reaches: 'now', outcome: PROXY_REFUSED },
];

/** No byte left: nothing for a history. */
export const NOT_SENT: PutOutcome = {
  ...at(null),
  class: 'not-sent',
  failure: { code: 'connection-refused', message: 'Refused.' },
};

export const READ_TROUBLES = (
  [
    'offline',
    'timed-out',
    'server-error',
    'bad-response',
    'rate-limited',
    'unauthorized',
    'forbidden',
    'not-coder',
  ] as const
).map((code) => fail(code, code));
