import { z } from 'zod';

const words = z.array(z.string().min(1).max(256)).max(64).readonly();

/** Which members a list shows. All parts must hold at once; an empty list or null does not restrict. */
export const memberFilterSchema = z.strictObject({
  /** Part of username, e-mail or name, without case and accents (`foldText`); several words must all occur. No wildcards. */
  text: z.string().max(400),
  /** Organization roles: any of, all of, or none of the names. */
  roles: z.strictObject({ mode: z.enum(['any', 'all', 'none']), names: words }).nullable(),
  siteRoles: words,
  statuses: words,
  loginTypes: words,
  /** Of these also the people of whom it is not told; with no values of the same fact, only those. */
  notTold: z
    .array(z.enum(['status', 'loginType']))
    .max(2)
    .readonly()
    .default([]),
  /** True: only people without any explicit organization role. */
  noRole: z.boolean(),
  stagedOnly: z.boolean(),
  selectedOnly: z.boolean(),
});
export type MemberFilter = z.output<typeof memberFilterSchema>;

/** The filter that shows everybody. */
export const NO_FILTER: MemberFilter = {
  text: '',
  roles: null,
  siteRoles: [],
  statuses: [],
  loginTypes: [],
  notTold: [],
  noRole: false,
  stagedOnly: false,
  selectedOnly: false,
};

export const SORT_COLUMNS = [
  'username',
  'name',
  'email',
  'status',
  'loginType',
  'lastSeen',
  'createdAt',
  'siteRoles',
  'roles',
] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];

/**
 * Order of a member list; ties fall back to the username, so the order is total. Never seen sorts as oldest; what is
 * not told comes last, whichever way the list runs.
 */
export const memberSortSchema = z.strictObject({
  column: z.enum(SORT_COLUMNS),
  direction: z.enum(['asc', 'desc']),
});
export type MemberSort = z.output<typeof memberSortSchema>;

export const DEFAULT_SORT: MemberSort = { column: 'username', direction: 'asc' };
