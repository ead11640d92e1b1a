import type { z } from 'zod';
import type { Client } from '../client.ts';
import { findFault } from '../outcome/fault.ts';
import type { CallOptions } from '../port.ts';
import { parseAnswer } from '../read-json.ts';
import type { CallName, Endpoint, InputOf, OutputOf } from '../table/index.ts';
import { requestIdOf, type WireAnswer, type WireEnd } from '../wire/types.ts';
import { type CallResult, toCallFailure, type Wrong } from './failure.ts';
import { rowOf, toRequest } from './to-request.ts';

type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly wrong: Wrong };

/** The value of an answer with the right status, or what is wrong with it. */
const readSuccess = <T>(client: Client, row: Endpoint, input: unknown, answer: WireAnswer): Parsed<T> => {
  // What a 204 brings along is not looked at: the status says all.
  if (row.body === 'none') return { ok: true, value: row.output.parse(null) as T };
  const read = parseAnswer(answer, row.output, client.limits.jsonDepth);
  if (!read.ok) {
    const fault = findFault(answer, row.success, client.limits.jsonDepth) ?? 'wrong-shape';
    return { ok: false, wrong: { fault, why: read.failure.message } };
  }
  // The row's own output made this value, and its own input the question.
  const lie = row.findLie?.(input as z.output<Endpoint['input']>, read.value) ?? null;
  if (lie !== null) return { ok: false, wrong: { fault: 'lie', why: lie } };
  return { ok: true, value: read.value as T };
};

const toCallResult = <T>(client: Client, row: Endpoint, input: unknown, end: WireEnd): CallResult<T> => {
  if (end.kind === 'break' || !row.success.includes(end.status))
    return { ok: false, failure: toCallFailure(client, row, end, null) };
  const read = readSuccess<T>(client, row, input, end);
  if (!read.ok) return { ok: false, failure: toCallFailure(client, row, end, read.wrong) };
  return { ok: true, value: read.value, status: end.status, requestId: requestIdOf(end) };
};

/**
 * Calls one endpoint of the table. Reads are repeated within the limits while trouble looks passing, writes are
 * sent once at most. Never throws for what the wire or the server does; throws for an input that the table does
 * not allow, which is a bug of the caller.
 */
export const callEndpoint = async <Name extends CallName>(
  client: Client,
  name: Name,
  input: InputOf<Name>,
  options: CallOptions = {},
): Promise<CallResult<OutputOf<Name>>> => {
  const row = rowOf(name);
  const checked = row.input.parse(input);
  const request = toRequest(row, checked);
  const end =
    row.effect === 'read'
      ? await client.read(request, options)
      : await client.write(request, options.signal, options.onStart);
  return toCallResult<OutputOf<Name>>(client, row, checked, end);
};
