import { z } from 'zod';
import { userIdSchema } from './deployment.ts';

/** The server does not take it, or how close its end is: more than 7 days, within 7, within 1, over, or not known. */
export const TOKEN_WARNINGS = ['none', 'week', 'day', 'expired', 'unknown', 'refused'] as const;
export type TokenWarning = (typeof TOKEN_WARNINGS)[number];

/** What the server said of the token when it was last shown to it, since this start. */
export const TOKEN_STANDINGS = ['untried', 'taken', 'refused'] as const;
export type TokenStanding = (typeof TOKEN_STANDINGS)[number];

/** What is known of the token in use: the server's words as of `checkedAt`, never the token. Times in ISO 8601. */
export const tokenStatusSchema = z.object({
  /** The public part, its first ten characters; null: signed out, or a demo. */
  keyId: z.string().nullable(),
  /** The name on the server's token page; null: not told, or a session without a name. */
  name: z.string().nullable(),
  /** Who it acts as. */
  owner: z.object({ userId: userIdSchema, username: z.string() }).nullable(),
  createdAt: z.string().nullable(),
  /** Null: not told, or the server took the token after that. */
  expiresAt: z.string().nullable(),
  /** The server moves it about hourly; null: never used, or not told. */
  lastUsedAt: z.string().nullable(),
  /** The longest lifetime that the server allows its owner, in whole days; null: not told. */
  maxLifetimeDays: z.number().int().nullable(),
  /** When the server was last asked; null: never. */
  checkedAt: z.string().nullable(),
  standing: z.enum(TOKEN_STANDINGS),
  /** The server's clock less this machine's, in milliseconds; 0: the same, or not known. */
  skewMs: z.number(),
  /** That the clock of this machine is wrong, and how far, as a sentence; null: it is not, as far as anybody knows. */
  clockMessage: z.string().nullable(),
  warning: z.enum(TOKEN_WARNINGS),
  /** The warning as a sentence with what to do; empty when there is none. */
  message: z.string(),
});
export type TokenStatus = z.output<typeof tokenStatusSchema>;
