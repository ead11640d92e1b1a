import { fail, ok, type Result } from '#shared/base/result.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';
import type { Client } from './client.ts';
import { contentKindOf } from './outcome/answer.ts';
import { parseJson } from './outcome/json.ts';
import { toReadFailure } from './outcome/read-table.ts';
import type { CallOptions } from './port.ts';
import type { Shape } from './shape/shape.ts';
import type { WireAnswer, WireEnd, WireRequest } from './wire/types.ts';

type Issues = Extract<ReturnType<Shape<unknown>['safeParse']>, { success: false }>['error'];

/** Where in the answer the first thing is wrong, without quoting the server's data. */
const describeIssue = (error: Issues): string => {
  const issue = error.issues[0];
  return issue === undefined ? 'wrong shape' : `wrong at ${issue.path.join('.') || 'the top'}: ${issue.code}`;
};

/** The body of an answer by a schema, or why it is not that. */
export const parseAnswer = <T>(
  answer: WireAnswer,
  schema: Shape<T>,
  jsonDepth: number,
): Result<T, 'wrong'> => {
  if (contentKindOf(answer) === 'html') return fail('wrong', 'an HTML page');
  const parsed = parseJson(answer.body, jsonDepth);
  if (!parsed.ok) return fail('wrong', parsed.failure.message);
  const read = schema.safeParse(parsed.value);
  return read.success ? ok(read.data) : fail('wrong', describeIssue(read.error));
};

/** The value of a 200 answer by a schema; anything else is the failure of the read table. */
export const toValue = <T>(client: Client, end: WireEnd, schema: Shape<T>): Result<T, RemoteFailure> => {
  if (end.kind === 'break' || end.status !== 200)
    return { ok: false, failure: toReadFailure(end, client.asked) };
  const parsed = parseAnswer(end, schema, client.limits.jsonDepth);
  if (parsed.ok) return parsed;
  return { ok: false, failure: toReadFailure(end, client.asked, parsed.failure.message) };
};

/** A read that must answer 200 with a body of this shape. */
export const readJson = async <T>(
  client: Client,
  request: WireRequest,
  schema: Shape<T>,
  options: CallOptions | undefined,
): Promise<Result<T, RemoteFailure>> => toValue(client, await client.read(request, options), schema);
