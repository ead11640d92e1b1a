import type { Failure } from '#shared/base/failure.ts';
import { ok, type Result } from '#shared/base/result.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';
import { findMinor } from '#shared/core/roles/permission-list.ts';
import { toPlainName } from '#shared/core/text/display-text.ts';
import { type RefusalCode, sayRefusal } from '#shared/model/refusal.ts';
import type { HttpClient } from '../client.ts';
import { cleanText } from '../outcome/answer.ts';
import { toRemoteFailure } from '../outcome/answer-table.ts';
import { type AnswerFault, findFault } from '../outcome/fault.ts';
import { findRefusal } from '../outcome/refusal/index.ts';
import type { Refusal } from '../outcome/refusal/refusal.ts';
import { readServerWords, type ServerWords } from '../outcome/server-words.ts';
import { toWriteEnd, type WriteEnd } from '../outcome/write-table.ts';
import type { Endpoint } from '../table/index.ts';
import { headerOf, requestIdOf, type WireBreak, type WireEnd } from '../wire/types.ts';

/** Why a call did not succeed: a failure of the table of answers, and all that is known besides. */
export type CallFailure = Failure<RemoteFailure> & {
  /** What it did to the server; `nothing` for every read. */
  readonly left: WriteEnd | 'nothing';
  /** The refusal in the server's own words, by our name; null: no words that we know. */
  readonly refusal: RefusalCode | null;
  /** What the refusal is about, where its words name a role or a way to sign in; null: they do not. */
  readonly about: string | null;
  /** What is wrong with the answer; null: none came, or it is a plain refusal. */
  readonly fault: AnswerFault | null;
  readonly status: number | null;
  /** The server's own name for the request, for its log. */
  readonly requestId: string | null;
  /** What the server said, made safe to show; without the token. */
  readonly said: ServerWords | null;
  /** How long a 429 asks to wait. */
  readonly retryAfterMs: number | null;
  /** How it broke off; null: there was an answer. */
  readonly broke: Pick<WireBreak, 'phase' | 'reason'> | null;
  /** The server's minor release of Coder 2 by the head of its answer; null: none came, or it names none. */
  readonly minor: number | null;
};

/** How a call ended. A success of a call carries the request id too, for reports. */
export type CallResult<T> =
  | { readonly ok: true; readonly value: T; readonly status: number; readonly requestId: string | null }
  | { readonly ok: false; readonly failure: CallFailure };

const toSafe = (words: ServerWords, token: string | null): ServerWords => ({
  message: cleanText(words.message, token),
  detail: cleanText(words.detail, token),
});

const toAbout = (refusal: Refusal | null, words: ServerWords | null, token: string | null): string | null => {
  const name = refusal?.about?.exec(words?.message ?? '')?.[1];
  return name === undefined ? null : cleanText(name, token);
};

const toQuietDetail = (end: WireEnd): string => {
  const id = requestIdOf(end);
  return `status ${end.status}${id === null ? '' : `, request ${id}`}`;
};

/** What is wrong with an answer that had the right status: its name, and the words for a report. */
export type Wrong = { readonly fault: AnswerFault; readonly why: string };

/** The failure of an end that is not the success that this endpoint promises. */
export const toCallFailure = (
  client: HttpClient,
  row: Pick<Endpoint, 'effect' | 'success' | 'secrets'>,
  end: WireEnd,
  wrong: Wrong | null,
): CallFailure => {
  const words = end.kind === 'answer' ? readServerWords(end) : null;
  const isRefusal = end.kind === 'answer' && end.status >= 400;
  const refusal = isRefusal ? findRefusal(end.status, words) : null;
  const about = toAbout(refusal, words, client.asked.token);
  const { detail, ...base } = toRemoteFailure(end, client.asked, wrong?.why ?? '');
  // A server may repeat what it was sent; a failure of a call that carried a secret repeats nothing.
  const isQuiet = row.secrets !== undefined && end.kind === 'answer';
  const fault = wrong?.fault ?? findFault(end, row.success, client.limits.jsonDepth);
  return {
    ...base,
    detail: isQuiet ? toQuietDetail(end) : (detail ?? ''),
    // A read says whom it asked: the sentence of a refusal is about what was to be done.
    message:
      row.effect === 'read' || refusal === null
        ? base.message
        : sayRefusal(refusal.code, about === null ? null : toPlainName(about)),
    left: row.effect === 'read' ? 'nothing' : toWriteEnd(end, refusal?.code ?? null),
    refusal: refusal?.code ?? null,
    about,
    fault: isRefusal && words !== null ? null : fault,
    status: end.status,
    requestId: requestIdOf(end),
    said: words === null || isQuiet ? null : toSafe(words, client.asked.token),
    retryAfterMs: end.kind === 'answer' && end.status === 429 ? client.retryAfterMs(end) : null,
    broke: end.kind === 'break' ? { phase: end.phase, reason: end.reason } : null,
    minor: end.kind === 'answer' ? findMinor(headerOf(end, 'x-coder-build-version')) : null,
  };
};

/** The failure of a call as other parts of the store know failures: what only a call knows stays here. */
export const toPlain = ({
  code,
  message,
  detail,
  retry,
}: CallFailure): { readonly ok: false; readonly failure: Failure<RemoteFailure> } => ({
  ok: false,
  failure: {
    code,
    message,
    ...(detail === undefined ? {} : { detail }),
    ...(retry === undefined ? {} : { retry }),
  },
});

/** A call's result as other parts of the store know results, with what they want of its value. */
export const toResult = <T, U>(result: CallResult<T>, pick: (value: T) => U): Result<U, RemoteFailure> =>
  result.ok ? ok(pick(result.value)) : toPlain(result.failure);
