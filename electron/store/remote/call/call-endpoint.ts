import type { z } from 'zod';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { HttpClient } from '../client.ts';
import { contentKindOf } from '../outcome/answer.ts';
import { findFault } from '../outcome/fault.ts';
import { parseJson } from '../outcome/json.ts';
import type { CallOptions } from '../port.ts';
import {
  type CallName,
  ENDPOINT_NAMES,
  ENDPOINTS,
  type Endpoint,
  type InputOf,
  type OutputOf,
} from '../table/index.ts';
import type { AnswerShape } from '../table/shape/shape.ts';
import { requestIdOf, type WireAnswer, type WireEnd } from '../wire/types.ts';
import { type CallResult, toCallFailure, type Wrong } from './failure.ts';
import { rowOf, toRequest } from './to-request.ts';

/** What a caller may know of its question besides what its row says. */
export type CallMore<T> = CallOptions & {
  /** Says of an answer that looks like trouble that it is none, so that it is not asked again. */
  readonly isDone?: (end: WireEnd) => boolean;
  /** The most bytes of the answer, where the question is about less than the endpoint can tell. */
  readonly mostBytes?: number;
  /** What is wrong, for this caller, with a success that the row has nothing against. */
  readonly findWrong?: (value: T) => string | null;
};

type Issues = Extract<ReturnType<AnswerShape<unknown>['safeParse']>, { success: false }>['error'];

/** Where in the answer the first thing is wrong, without quoting the server's data. */
const describeIssue = (error: Issues): string => {
  const issue = error.issues[0];
  return issue === undefined ? 'wrong shape' : `wrong at ${issue.path.join('.') || 'the top'}: ${issue.code}`;
};

const parseAnswer = (
  answer: WireAnswer,
  output: AnswerShape<unknown>,
  jsonDepth: number,
): Result<unknown, 'wrong'> => {
  if (contentKindOf(answer) === 'html') return fail('wrong', 'an HTML page');
  const parsed = parseJson(answer.body, jsonDepth);
  if (!parsed.ok) return fail('wrong', parsed.failure.message);
  const read = output.safeParse(parsed.value);
  return read.success ? ok(read.data) : fail('wrong', describeIssue(read.error));
};

type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly wrong: Wrong };

/** The value of an answer with the right status, or what is wrong with it. */
const readSuccess = <T>(
  client: HttpClient,
  row: Endpoint,
  input: unknown,
  answer: WireAnswer,
  findWrong: CallMore<T>['findWrong'] | undefined,
): Parsed<T> => {
  // What a 204 brings along is not looked at: the status says all.
  if (row.body === 'none') return { ok: true, value: null as T };
  const read = parseAnswer(answer, row.output, client.limits.jsonDepth);
  if (!read.ok) {
    const fault = findFault(answer, row.success, client.limits.jsonDepth) ?? 'wrong-shape';
    return { ok: false, wrong: { fault, why: read.failure.message } };
  }
  // The row's own output made this value, and its own input the question.
  const lie = row.findLie?.(input as z.output<Endpoint['input']>, read.value) ?? null;
  if (lie !== null) return { ok: false, wrong: { fault: 'lie', why: lie } };
  const value = read.value as T;
  const why = findWrong?.(value) ?? null;
  return why === null ? { ok: true, value } : { ok: false, wrong: { fault: 'wrong-shape', why } };
};

/** What an end of the wire means for a question: total. */
export const toCallResult = <T>(
  client: HttpClient,
  row: Endpoint,
  input: unknown,
  end: WireEnd,
  findWrong?: CallMore<T>['findWrong'],
): CallResult<T> => {
  if (end.kind === 'break' || !row.success.includes(end.status))
    return { ok: false, failure: toCallFailure(client, row, end, null) };
  const read = readSuccess<T>(client, row, input, end, findWrong);
  if (!read.ok) return { ok: false, failure: toCallFailure(client, row, end, read.wrong) };
  return { ok: true, value: read.value, status: end.status, requestId: requestIdOf(end) };
};

/**
 * Calls one endpoint of the table. Reads are repeated within the limits while trouble looks passing, writes are
 * sent once at most. Never throws for what the wire or the server does; throws for an input that the table does
 * not allow, which is a bug of the caller.
 */
export const callEndpoint = async <Name extends CallName>(
  client: HttpClient,
  name: Name,
  input: InputOf<Name>,
  options: CallMore<OutputOf<Name>> = {},
): Promise<CallResult<OutputOf<Name>>> => {
  const { mostBytes, findWrong, ...asked } = options;
  const row = rowOf(name);
  const checked = row.input.parse(input);
  const request = { ...toRequest(row, checked), ...(mostBytes === undefined ? {} : { mostBytes }) };
  const end =
    row.effect === 'read'
      ? await client.read(request, asked)
      : await client.write(request, asked.signal, asked.onStart);
  return toCallResult<OutputOf<Name>>(client, row, checked, end, findWrong);
};

/** One method for each endpoint of the table that a client may call. */
export type CoderClient = {
  readonly [Name in CallName]: (
    input: InputOf<Name>,
    options?: CallOptions,
  ) => Promise<CallResult<OutputOf<Name>>>;
};

const isCallable = (name: keyof typeof ENDPOINTS): name is CallName => !('notClient' in ENDPOINTS[name]);

/** All calls over one connection: its sockets, its pace, its token. */
export const toCoderClient = (client: HttpClient): CoderClient => {
  const methods = ENDPOINT_NAMES.filter(isCallable).map((name) => [
    name,
    (input: InputOf<typeof name>, options?: CallOptions) => callEndpoint(client, name, input, options),
  ]);
  // Made from the very names that the type is made from.
  return Object.fromEntries(methods) as CoderClient;
};
