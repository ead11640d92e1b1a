import { z } from 'zod';
import { userIdSchema } from './deployment.ts';

/**
 * One person in one organization, as last read. `roles` are the explicit organization roles, sorted and unique;
 * compare them as sets (the server returns them in any order). Text comes from the server: show it through
 * `core/display-text`. Status and login type are open sets; null means that this server or token does not tell.
 */
export const memberSchema = z.object({
  userId: userIdSchema,
  username: z.string(),
  name: z.string(),
  email: z.string(),
  status: z.string().nullable(),
  loginType: z.string().nullable(),
  /** ISO 8601, `NEVER_SEEN`, or null: not told. */
  lastSeenAt: z.string().nullable(),
  /** When the account was made, ISO 8601; null: not told, or not read yet by a version of Rollcall that keeps it. */
  createdAt: z.string().nullable(),
  isServiceAccount: z.boolean(),
  roles: z.array(z.string()).readonly(),
  siteRoles: z.array(z.string()).readonly(),
});
export type Member = z.output<typeof memberSchema>;
