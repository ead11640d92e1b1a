import { create } from 'zustand';
import { useSteadyQuery } from '#renderer/client/use-query.ts';
import type { Output } from '#shared/contract/index.ts';
import { DEFAULT_SORT, type MemberFilter, type MemberSort, NO_FILTER } from '#shared/model/member-filter.ts';
import { type Scope, SITE_ORGANIZATION_ID, toScopeKey } from '#shared/model/organization.ts';
import { type Person, wantFocus } from './focus.ts';
import { toScope, useScope, useWhere } from './where.ts';

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

/** How many are selected, hidden by the filter, and matching it; undefined until known. */
export const useSelectionSummary = (): Output<'selection.getSummary'> | undefined => {
  const scope = useScope();
  const { filter } = useList();
  return useSteadyQuery('selection.getSummary', scope === null ? null : { ...scope, filter }).value;
};

/** A row that the cursor is on: by what its list knows it, what it is called, and whom it is about; null: nobody. */
export type Pointed = { readonly id: string; readonly name: string; readonly person: Person | null };

type RangeEnd = { readonly id: string } | { readonly row: number };

/** A place of a list as an end of a range: what is seen there is meant, wherever it is by now. */
export const toRangeEnd = (row: number, pointed: Pick<Pointed, 'id'> | null | undefined): RangeEnd =>
  pointed == null ? { row } : { id: pointed.id };

type Grid = {
  /** The list that cursor and anchor belong to, by `toListKey`. */
  readonly list: string;
  /** Row of the cursor; -1: none yet. */
  readonly cursor: number;
  /** What is at that row; null: the row is not read yet, or there is no cursor. */
  readonly pointed: Pointed | null;
  /** Where a row was that is gone, while no row has the cursor: the keys go on from there. */
  readonly near: number;
  /** Where a range begins in this list: with which row, or in which place as long as that is not read. */
  readonly anchor: RangeEnd;
  /** Widths that a person has set, by screen and column. */
  readonly widths: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly setCursor: (list: string, cursor: number, pointed: Pointed | null) => void;
  readonly setAnchor: (anchor: RangeEnd) => void;
  /** Begins anew in a list, at a row or (-1) nowhere. */
  readonly place: (list: string, cursor: number, pointed: Pointed | null) => void;
  /** The rows changed under the cursor, which stays on its own; null: that is gone. A range goes on from what it began with. */
  readonly follow: (list: string, cursor: number, pointed: Pointed | null) => void;
  readonly setWidth: (screen: string, column: string, width: number) => void;
};

const MIN_WIDTH = 60;

/** What the grids know about themselves: cursor, start of a range, column widths. */
export const useGrid = create<Grid>()((set) => ({
  list: '',
  cursor: -1,
  pointed: null,
  near: 0,
  anchor: { row: 0 },
  widths: {},
  // A range does not begin in a list that is not there any more.
  setCursor: (list, cursor, pointed) =>
    set((was) => ({
      ...{ list, cursor, pointed, near: 0 },
      anchor: was.list === list ? was.anchor : toRangeEnd(cursor, pointed),
    })),
  setAnchor: (anchor) => set({ anchor }),
  place: (list, cursor, pointed) => {
    const at = cursor < 0 ? null : pointed;
    set({ list, cursor, pointed: at, near: 0, anchor: toRangeEnd(Math.max(0, cursor), at) });
  },
  follow: (list, cursor, pointed) =>
    set(({ anchor }) => ({
      ...(pointed === null ? { list, cursor: -1, near: cursor } : { list, cursor, near: 0 }),
      pointed,
      anchor: 'row' in anchor ? toRangeEnd(cursor, pointed) : anchor,
    })),
  setWidth: (screen, column, width) =>
    set(({ widths }) => ({
      widths: {
        ...widths,
        [screen]: { ...widths[screen], [column]: Math.max(MIN_WIDTH, Math.round(width)) },
      },
    })),
}));

/** A list as it is filtered and sorted, as text: a row number means something in it alone. */
export const toListKey = (scope: Scope, { filter, sort }: ListState): string =>
  JSON.stringify([toScopeKey(scope), filter, sort]);

/**
 * What a key or a button is about while nothing is selected: the row under the cursor of the list on the screen, and
 * none that was in another list, is filtered out, or is gone.
 */
export const usePointed = (): Pointed | null => {
  const scope = useScope();
  const state = useList();
  const list = scope === null ? null : toListKey(scope, state);
  return useGrid((grid) => (grid.list === list ? grid.pointed : null));
};
