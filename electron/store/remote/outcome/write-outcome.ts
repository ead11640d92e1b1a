import type { CallFailure, CallResult } from '../call/failure.ts';
import type { PutOutcome, RejectCode } from '../port.ts';
import type { RefusalCode } from './refusal/index.ts';

/** Refusals by which the server says that what was asked for is so already. */
const ALREADY: readonly RefusalCode[] = ['already-member', 'role-exists', 'role-missing'];

/** Words that a proxy or a race may stand behind: believed only after a read, as for a role set. */
const UNPROVEN: readonly RefusalCode[] = ['forbidden', 'not-visible', 'hidden-forbidden'];

const CODES: Readonly<Partial<Record<RefusalCode, RejectCode>>> = {
  'own-roles': 'own-roles',
  'idp-managed': 'idp-managed',
  'organization-sync': 'idp-managed',
  'role-unknown': 'role-unknown',
  'role-not-assignable': 'role-not-assignable',
  'role-suffix': 'invalid',
  'self-removal': 'own-access',
  'self-suspension': 'own-access',
  'owner-suspension': 'owner-suspension',
  'not-licensed': 'not-licensed',
  'name-reserved': 'name-refused',
  'name-invalid': 'name-refused',
  'site-permissions': 'permission-refused',
  'user-permissions': 'permission-refused',
  'member-permissions': 'permission-refused',
  'permission-wildcard': 'permission-refused',
  'permission-negative': 'permission-refused',
  'permission-escalation': 'permission-refused',
  'permission-invalid': 'permission-refused',
  'user-unknown': 'user-gone',
  'bad-json': 'invalid',
  'invalid-fields': 'invalid',
  forbidden: 'forbidden',
};

const toCode = ({ refusal, status }: CallFailure): RejectCode => {
  const code = refusal === null ? undefined : CODES[refusal];
  return code ?? (status === 403 ? 'forbidden' : 'other');
};

const toFailed = (failure: CallFailure): PutOutcome => {
  const { refusal, requestId, status, message, left } = failure;
  const told = { requestId, status };
  switch (left) {
    case 'not-sent':
      return { ...told, class: 'not-sent', failure };
    case 'throttled':
      return { ...told, class: 'throttled', retryAfterMs: failure.retryAfterMs ?? 0 };
    case 'signed-out':
      return { ...told, class: 'signed-out', message };
    case 'refused-unproven':
      return { ...told, class: 'refused-unproven', code: toCode(failure), message };
    case 'rejected':
      if (refusal !== null && ALREADY.includes(refusal)) return { ...told, class: 'already-so', message };
      return refusal !== null && UNPROVEN.includes(refusal)
        ? { ...told, class: 'refused-unproven', code: toCode(failure), message }
        : { ...told, class: 'rejected', code: toCode(failure), message };
    case 'unknown':
    // A write always leaves one of the above; should it not, only a read can tell.
    case 'nothing':
      return { ...told, class: 'unknown', failure };
  }
};

const isSameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((name, at) => name === b[at]);

/**
 * The outcome of a write of any kind of change, in the classes of `putMemberRoles` (engine 3). A
 * success counts only when the words the server told are those that were `sent`, both sorted and unique.
 */
export const toWriteOutcome = <T>(
  result: CallResult<T>,
  sent: readonly string[],
  readWords: (value: T) => readonly string[],
): PutOutcome => {
  if (!result.ok) return toFailed(result.failure);
  const { requestId, status } = result;
  const roles = readWords(result.value);
  if (isSameList(roles, sent)) return { requestId, status, class: 'applied', roles };
  const failure = {
    code: 'bad-response',
    message: 'The answer shows something else than was sent.',
  } as const;
  return { requestId, status, class: 'unknown', failure };
};
