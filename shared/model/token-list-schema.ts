import { z } from 'zod';
import { userIdSchema } from './deployment.ts';
import { TOKEN_SORT_COLUMNS, type Token, type TokenFilter, type TokenSort } from './token-list.ts';

/** A token of the copy. */
export const tokenSchema = z.object({
  id: z.string(),
  userId: userIdSchema,
  username: z.string(),
  name: z.string(),
  createdAt: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
  expiresAt: z.string().nullable(),
  scopes: z.array(z.string()).readonly(),
  isInUse: z.boolean(),
}) satisfies z.ZodType<Token>;

/** The order of a list of tokens, as it comes in. */
export const tokenSortSchema = z.strictObject({
  column: z.enum(TOKEN_SORT_COLUMNS),
  direction: z.enum(['asc', 'desc']),
}) satisfies z.ZodType<TokenSort>;

/** Which tokens a list shows, as it comes in. */
export const tokenFilterSchema = z.strictObject({
  text: z.string().max(400),
  showsExpired: z.boolean(),
}) satisfies z.ZodType<TokenFilter>;
