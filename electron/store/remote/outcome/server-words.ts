import { z } from 'zod';
import type { WireAnswer } from '../wire/types.ts';
import { contentKindOf } from './answer.ts';
import { parseJson } from './json.ts';

/** Coder's error body (coder-api 1.4). */
export type ServerWords = { readonly message: string; readonly detail: string };

const SMALL = 64 * 1024;
const shape = z.object({ message: z.string(), detail: z.string().nullish() });

/** What the server itself said about a refusal; null when the body is not one of Coder's. */
export const readServerWords = (answer: WireAnswer): ServerWords | null => {
  if (contentKindOf(answer) !== 'json' || answer.body.length > SMALL) return null;
  const parsed = parseJson(answer.body, 32);
  const words = shape.safeParse(parsed.ok ? parsed.value : null);
  return words.success ? { message: words.data.message, detail: words.data.detail ?? '' } : null;
};
