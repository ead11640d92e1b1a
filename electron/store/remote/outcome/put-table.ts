import type { PutOutcome, RejectCode } from '../port.ts';
import { requestIdOf, type WireAnswer, type WireEnd } from '../wire/types.ts';
import { cleanText, contentKindOf } from './answer.ts';
import { toBreakFailure } from './break-table.ts';
import { withoutNames } from './plain-words.ts';
import { type Asked, toReadFailure } from './read-table.ts';
import { readRejection } from './reject-text.ts';
import { readServerWords } from './server-words.ts';

/** What the caller knows about its own PUT: how to check a 200, and how long a 429 asks to wait. */
export type PutContext = {
  readonly asked: Asked;
  /** The role set of a 200 that is about the right person and equals what was sent; else what is wrong with it. */
  readonly readApplied: (
    answer: WireAnswer,
  ) => { readonly roles: readonly string[] } | { readonly why: string };
  readonly retryAfterMs: (answer: WireAnswer) => number;
};

const UNPROVEN: Readonly<Record<number, { readonly code: RejectCode; readonly say: string }>> = {
  403: { code: 'forbidden', say: 'The token may not change this person’s roles. Use one with more rights.' },
  404: {
    code: 'member-gone',
    say: 'This person is not a member here any more, or the token may not see them.',
  },
  413: { code: 'invalid', say: 'The server found the change too large. Split it.' },
  422: { code: 'invalid', say: 'The server did not understand the change. Report this with the request id.' },
  428: { code: 'other', say: 'The server expected a header that Rollcall never sends. Report this.' },
};

const toRefusal = (answer: WireAnswer, asked: Asked) => {
  const words = readServerWords(answer);
  const known = answer.status === 400 && words !== null ? readRejection(words) : null;
  if (known !== null)
    return { class: 'rejected', code: known.code, message: cleanText(known.message, asked.token) } as const;
  const row = UNPROVEN[answer.status];
  if (row !== undefined) return { class: 'refused-unproven', code: row.code, message: row.say } as const;
  const said = words === null ? `${contentKindOf(answer)} body` : withoutNames(words.message);
  const message = cleanText(`The server turned the change down (${answer.status}): ${said}`, asked.token);
  return { class: 'refused-unproven', code: 'other', message } as const;
};

const toAnswerClass = (answer: WireAnswer, context: PutContext) => {
  const { status } = answer;
  if (status === 200) {
    const read = context.readApplied(answer);
    if ('roles' in read) return { class: 'applied', roles: read.roles } as const;
    return { class: 'unknown', failure: toReadFailure(answer, context.asked, read.why) } as const;
  }
  if (status === 401)
    return { class: 'signed-out', message: toReadFailure(answer, context.asked).message } as const;
  if (status === 429) return { class: 'throttled', retryAfterMs: context.retryAfterMs(answer) } as const;
  // Of a front that gave up waiting on an idle connection: the request may have crossed it, and be done a moment later.
  if (status === 408) return { class: 'unknown', failure: toReadFailure(answer, context.asked) } as const;
  if (status >= 400 && status <= 499) return toRefusal(answer, context.asked);
  return { class: 'unknown', failure: toReadFailure(answer, context.asked) } as const;
};

/**
 * The outcome table of a PUT (engine 3). Total: what is not listed is `unknown`. Only a break
 * while connecting is `not-sent`.
 */
export const toPutOutcome = (end: WireEnd, context: PutContext): PutOutcome => {
  const told = { requestId: requestIdOf(end), status: end.status };
  if (end.kind === 'answer') return { ...told, ...toAnswerClass(end, context) };
  const failure = toBreakFailure(end, context.asked.host);
  return { ...told, class: end.phase === 'connecting' ? 'not-sent' : 'unknown', failure };
};
