import { z } from 'zod';
import type { Result } from '../base/result.ts';
import type { Topic } from './define.ts';

/** Bounds of one message from the window; anything beyond them is refused before it is parsed. */
export const WIRE_LIMITS = { bytes: 256 * 1024, depth: 16, textLength: 4096 } as const;

/** What the window sends over its port. `input` is checked against the contract by the receiver. */
export const requestSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('call'),
    id: z.number().int().min(1),
    name: z.string().max(64),
    input: z.unknown(),
  }),
  z.strictObject({ kind: z.literal('cancel'), id: z.number().int().min(1) }),
]);
export type Request = z.output<typeof requestSchema>;

/** What the store sends over the port: the answer to a call, or word that some topics changed. Plain data only. */
export type FromStore =
  | { readonly kind: 'reply'; readonly id: number; readonly reply: Result<unknown> }
  | { readonly kind: 'changed'; readonly topics: readonly Topic[] };
