import type { DeploymentId } from '#shared/base/brand.ts';
import { type Scope, toScopeKey } from '#shared/model/organization.ts';
import type { MemberView } from './view.ts';

/** An end of a range: somebody by key, or whoever is in a row. */
type RangeEnd = { readonly key: number | undefined } | { readonly row: number };

/** A change of a selection; rows and matches are those of the view it is given with. */
export type SelectionChange =
  | { readonly kind: 'only' | 'add' | 'toggle'; readonly keys: readonly number[] }
  | { readonly kind: 'range'; readonly from: RangeEnd; readonly to: RangeEnd; readonly keep: boolean }
  | { readonly kind: 'add-matching' | 'remove-matching' | 'clear' };

type SelectionSummary = {
  readonly selected: number;
  readonly hidden: number;
  readonly matching: number;
};

const NOBODY: ReadonlySet<number> = new Set();

const toggle = (selected: Set<number>, keys: readonly number[]): void => {
  for (const key of keys) if (!selected.delete(key)) selected.add(key);
};

const addAll = (selected: Set<number>, keys: readonly number[]): void => {
  for (const key of keys) selected.add(key);
};

/** The row of an end; -1: nobody in the list. */
const toRow = (view: MemberView, end: RangeEnd): number => {
  if ('row' in end) return end.row < view.size ? end.row : -1;
  return end.key === undefined ? -1 : view.keys.indexOf(end.key);
};

const toRange = (view: MemberView, from: RangeEnd, to: RangeEnd): readonly number[] => {
  const last = toRow(view, to);
  if (last === -1) return [];
  const first = toRow(view, from);
  const start = first === -1 ? last : first;
  return view.keys.slice(Math.min(start, last), Math.max(start, last) + 1);
};

/**
 * Who is selected, per list, for the session: a set of people, not of rows, so filter and sort never change it.
 * Lives in the store because 100,000 people would not fit through the window's door one by one.
 */
export const createSelection = () => {
  const lists = new Map<string, { readonly deploymentId: DeploymentId; readonly selected: Set<number> }>();

  const get = (scope: Scope): ReadonlySet<number> => lists.get(toScopeKey(scope))?.selected ?? NOBODY;

  const change = (scope: Scope, view: MemberView, what: SelectionChange): void => {
    const selected = new Set(get(scope));
    const range = what.kind === 'range' ? toRange(view, what.from, what.to) : [];
    if (what.kind === 'range' && range.length === 0) return;
    const replaces = what.kind === 'only' || what.kind === 'clear' || (what.kind === 'range' && !what.keep);
    if (replaces) selected.clear();
    if (what.kind === 'only' || what.kind === 'add') addAll(selected, what.keys);
    else if (what.kind === 'toggle') toggle(selected, what.keys);
    else if (what.kind === 'range') addAll(selected, range);
    else if (what.kind === 'add-matching') addAll(selected, view.keys);
    else if (what.kind === 'remove-matching') for (const key of view.keys) selected.delete(key);
    // A list where nobody is selected takes no room, so that there are never more than lists with people.
    if (selected.size === 0) lists.delete(toScopeKey(scope));
    else lists.set(toScopeKey(scope), { deploymentId: scope.deploymentId, selected });
  };

  const summarise = (scope: Scope, view: MemberView): SelectionSummary => {
    const selected = get(scope);
    const shown = selected.size === 0 ? 0 : view.keys.reduce((n, key) => n + (selected.has(key) ? 1 : 0), 0);
    return { selected: selected.size, hidden: selected.size - shown, matching: view.size };
  };

  /** Drops people that the copies no longer have, given the keys that the copy of a deployment has. */
  const prune = (listExisting: (deploymentId: DeploymentId) => ReadonlySet<number>): void => {
    for (const { deploymentId, selected } of lists.values()) {
      if (selected.size === 0) continue;
      const existing = listExisting(deploymentId);
      for (const key of selected) if (!existing.has(key)) selected.delete(key);
    }
  };

  return {
    list: get,
    change,
    summarise,
    prune,
    /** In how many lists somebody is selected. */
    countLists: (): number => lists.size,
  };
};

export type Selection = ReturnType<typeof createSelection>;
