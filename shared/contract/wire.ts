import * as z from 'zod/mini';
import type { Result } from '../base/result.ts';
import type { Topic } from './define.ts';
import type { QueryName } from './index.ts';

/** Bounds of one message from the window; anything beyond them is refused before it is parsed. */
export const WIRE_LIMITS = { bytes: 256 * 1024, depth: 16, textLength: 4096 } as const;

const callSchema = z.strictObject({
  kind: z.literal('call'),
  id: z.int().check(z.minimum(1)),
  name: z.string().check(z.maxLength(64)),
  input: z.unknown(),
});

/** The number of a call, by which it is answered. */
export const callIdSchema = callSchema.shape.id;

/** What the window sends over its port. `input` is checked against the contract by the receiver. */
export const requestSchema = z.discriminatedUnion('kind', [
  callSchema,
  z.strictObject({ kind: z.literal('cancel'), id: callIdSchema }),
]);
export type Request = z.output<typeof requestSchema>;

/** The answer to a question that the window has not asked yet. */
export type FirstAnswer = { readonly name: QueryName; readonly input: unknown; readonly value: unknown };

/**
 * What the store sends over the port: once, before anything else, what a window asks when it opens; the answer to a
 * call; word that some topics changed. Plain data only.
 */
export type FromStore =
  | { readonly kind: 'first'; readonly answers: readonly FirstAnswer[] }
  | { readonly kind: 'reply'; readonly id: number; readonly reply: Result<unknown> }
  | { readonly kind: 'changed'; readonly topics: readonly Topic[] };
