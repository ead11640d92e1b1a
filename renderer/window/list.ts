import { create } from 'zustand';
import { DEFAULT_SORT, type MemberFilter, type MemberSort, NO_FILTER } from '#shared/model/member-filter.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import { wantFocus } from './focus.ts';
import { type Scope, toScope, toScopeKey, useWhere } from './where.ts';

export type ListState = { readonly filter: MemberFilter; readonly sort: MemberSort };

const FRESH: ListState = { filter: NO_FILTER, sort: DEFAULT_SORT };

type Lists = {
  readonly byList: Readonly<Record<string, ListState>>;
  readonly change: (list: string, patch: Partial<ListState>) => void;
};

const useLists = create<Lists>()((set) => ({
  byList: {},
  change: (list, patch) =>
    set(({ byList }) => ({ byList: { ...byList, [list]: { ...(byList[list] ?? FRESH), ...patch } } })),
}));

const currentKey = (): string => {
  const scope = toScope(useWhere.getState());
  return scope === null ? '' : toScopeKey(scope);
};

/** Filter and sort of the list on screen; each organization keeps its own for the session. */
export const useList = (): ListState => {
  useWhere((where) => `${where.screen === 'users'} ${where.deploymentId} ${where.organizationId}`);
  return useLists((lists) => lists.byList[currentKey()] ?? FRESH);
};

/** The same outside of a component. */
export const getList = (): ListState => useLists.getState().byList[currentKey()] ?? FRESH;

/** Changes parts of the filter of the list on screen. */
export const patchFilter = (patch: Partial<MemberFilter>): void =>
  useLists.getState().change(currentKey(), { filter: { ...getList().filter, ...patch } });

/** Sets filter, sort or both of the list on screen. */
export const patchList = (patch: Partial<ListState>): void => useLists.getState().change(currentKey(), patch);

/** Goes to a list, members of an organization or users, and shows it by this filter and order; the keyboard goes along. */
export const openList = (scope: Scope, list: Partial<ListState>): void => {
  useLists.getState().change(toScopeKey(scope), list);
  const { openOrganization, go } = useWhere.getState();
  if (scope.organizationId === SITE_ORGANIZATION_ID) go('users');
  else openOrganization(scope.organizationId);
  wantFocus('grid');
};

/** Shows everybody again; the order stays. */
export const clearFilter = (): void => patchList({ filter: NO_FILTER });

/** Does this filter hide anybody? */
export const isFiltering = (filter: MemberFilter): boolean =>
  JSON.stringify(filter) !== JSON.stringify(NO_FILTER);
