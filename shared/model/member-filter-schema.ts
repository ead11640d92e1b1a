import { z } from 'zod';
import { type MemberFilter, type MemberSort, SORT_COLUMNS } from './member-filter.ts';

const words = z.array(z.string().min(1).max(256)).max(64).readonly();

/** Which members a list shows, as it comes in. */
export const memberFilterSchema = z.strictObject({
  text: z.string().max(400),
  roles: z.strictObject({ mode: z.enum(['any', 'all', 'none']), names: words }).nullable(),
  siteRoles: words,
  statuses: words,
  loginTypes: words,
  notTold: z
    .array(z.enum(['status', 'loginType']))
    .max(2)
    .readonly()
    .default([]),
  noRole: z.boolean(),
  stagedOnly: z.boolean(),
  selectedOnly: z.boolean(),
}) satisfies z.ZodType<MemberFilter>;

/** The order of a list of members, as it comes in. */
export const memberSortSchema = z.strictObject({
  column: z.enum(SORT_COLUMNS),
  direction: z.enum(['asc', 'desc']),
}) satisfies z.ZodType<MemberSort>;
