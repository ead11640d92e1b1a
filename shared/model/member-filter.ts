/** Which members a list shows. All parts must hold at once; an empty list or null does not restrict. */
export type MemberFilter = {
  /** Part of username, e-mail or name, without case and accents (`foldText`); several words must all occur. No wildcards. */
  readonly text: string;
  /** Organization roles: any of, all of, or none of the names. */
  readonly roles: { readonly mode: 'any' | 'all' | 'none'; readonly names: readonly string[] } | null;
  readonly siteRoles: readonly string[];
  readonly statuses: readonly string[];
  readonly loginTypes: readonly string[];
  /** Of these also the people of whom it is not told; with no values of the same fact, only those. */
  readonly notTold: readonly ('status' | 'loginType')[];
  /** True: only people without any explicit organization role. */
  readonly noRole: boolean;
  readonly stagedOnly: boolean;
  readonly selectedOnly: boolean;
};

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
export type MemberSort = { readonly column: SortColumn; readonly direction: 'asc' | 'desc' };

/** The order of a list of people that nobody chose another for. */
export const DEFAULT_SORT: MemberSort = { column: 'username', direction: 'asc' };
