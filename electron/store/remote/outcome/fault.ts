import type { WireEnd } from '../wire/types.ts';
import { contentKindOf } from './answer.ts';
import { parseJson } from './json.ts';

/**
 * What is wrong with an answer that was to be a success, by name. `cut`: it broke off; `lie`: well formed, but not
 * about what was asked; `not-json` and `wrong-shape` are Coder's content type with something else inside.
 */
export const ANSWER_FAULTS = [
  'html',
  'text',
  'empty',
  'cut',
  'not-json',
  'wrong-shape',
  'lie',
  'too-large',
  'redirect',
  'other-status',
] as const;
export type AnswerFault = (typeof ANSWER_FAULTS)[number];

/** Names what keeps an end of the wire from being the success that was wanted; null: nothing came at all. */
export const findFault = (
  end: WireEnd,
  success: readonly number[],
  jsonDepth: number,
): AnswerFault | null => {
  if (end.kind === 'break') {
    if (end.reason === 'too-large' || end.reason === 'head-too-large') return 'too-large';
    return end.phase === 'headers' ? 'cut' : null;
  }
  if (end.status >= 300 && end.status <= 399) return 'redirect';
  const kind = contentKindOf(end);
  if (kind !== 'json') return kind === 'empty' && !success.includes(end.status) ? 'other-status' : kind;
  if (!parseJson(end.body, jsonDepth).ok) return 'not-json';
  return success.includes(end.status) ? 'wrong-shape' : 'other-status';
};
