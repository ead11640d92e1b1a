import { proofOf, type RejectCode, rejectionOf } from '#shared/model/refusal.ts';
import { type CallFailure, type CallResult, toPlain } from '../call/failure.ts';
import type { PutOutcome } from '../port.ts';
import { withoutNames } from './plain-words.ts';

type Gone = Extract<RejectCode, 'member-gone' | 'user-gone'>;

/** What a refusal in no words that are known may be, by its status; only a read tells. */
const BY_STATUS: Readonly<Partial<Record<number, RejectCode>>> = {
  403: 'forbidden',
  413: 'invalid',
  422: 'invalid',
};

/** Nobody of that name, or nobody that the token may see. */
const isGone = ({ refusal, status }: CallFailure): boolean =>
  refusal === 'user-unknown' || (status === 404 && (refusal === null || refusal === 'not-visible'));

const toCode = (failure: CallFailure, gone: Gone | undefined): RejectCode => {
  const { refusal, status } = failure;
  if (gone !== undefined && isGone(failure)) return gone;
  const known = refusal === null ? null : rejectionOf(refusal);
  return known ?? (status === null ? undefined : BY_STATUS[status]) ?? 'other';
};

/** The sentence of a refusal that is known, else what was said, without what may name somebody. */
const toMessage = ({ refusal, status, message, said }: CallFailure): string => {
  if (refusal !== null) return message;
  const words = said === null ? '' : `: ${withoutNames(said.message)}`;
  return `The server turned the change down (${status})${words}`;
};

const toFailed = (failure: CallFailure, gone: Gone | undefined): PutOutcome => {
  const { refusal, requestId, status, left } = failure;
  const refused = { code: toCode(failure, gone), message: toMessage(failure) };
  const proof = refusal === null ? 'nothing' : proofOf(refusal);
  const told = { requestId, status };
  switch (left) {
    case 'not-sent':
      return { ...told, class: 'not-sent', failure: toPlain(failure).failure };
    case 'throttled':
      return { ...told, class: 'throttled', retryAfterMs: failure.retryAfterMs ?? 0 };
    case 'signed-out':
      return { ...told, class: 'signed-out', message: failure.message };
    case 'refused-unproven':
      return { ...told, class: 'refused-unproven', ...refused };
    case 'rejected':
      if (proof === 'already-so') return { ...told, class: 'already-so', message: failure.message };
      return proof === 'nothing'
        ? { ...told, class: 'refused-unproven', ...refused }
        : { ...told, class: 'rejected', ...refused };
    case 'unknown':
    // A write always leaves one of the above; should it not, only a read can tell.
    case 'nothing':
      return { ...told, class: 'unknown', failure: toPlain(failure).failure };
  }
};

const isSameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((name, at) => name === b[at]);

/**
 * The outcome of a write of any kind of change (engine 3). A success counts only when the words the server told are those
 * that were `sent`, both sorted and unique. `gone` is what a 404 means, where it means somebody.
 */
export const toWriteOutcome = <T>(
  result: CallResult<T>,
  sent: readonly string[],
  readWords: (value: T) => readonly string[],
  gone?: Gone,
): PutOutcome => {
  if (!result.ok) return toFailed(result.failure, gone);
  const { requestId, status } = result;
  const roles = readWords(result.value);
  if (isSameList(roles, sent)) return { requestId, status, class: 'applied', roles };
  const failure = {
    code: 'bad-response',
    message: 'The answer shows something else than was sent.',
  } as const;
  return { requestId, status, class: 'unknown', failure };
};
