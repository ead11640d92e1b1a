import type { UserId } from '#shared/base/brand.ts';
import { DEFAULT_SORT, type MemberFilter, type MemberSort } from '#shared/model/member-filter.ts';
import type { CopyOf } from '../../db/copies.ts';
import { sql } from '../../db/sql.ts';
import { toOrder, toWhere } from './filter-sql.ts';
import { findOrganizationKey, type Scope, toScopeKey } from './scope.ts';

/** Member keys in the order of a list. The whole list, so that any page, range or count is a slice of it. */
export type MemberView = { readonly keys: readonly number[] };

/** What other services know about people, needed to show "staged only" and "selected only". */
export type Overlays = {
  readonly listStaged: (scope: Scope) => ReadonlySet<UserId>;
  readonly listSelected: (scope: Scope) => ReadonlySet<number>;
};

const VIEWS_KEPT = 8;

/**
 * Answers "which people, in which order" for a filter and a sort, and remembers the last few answers: scrolling,
 * ranges and counts then cost a slice. `forget` must be called when members, staged work or the selection changed.
 */
export const createMemberViews = (deps: { readonly copyOf: CopyOf; readonly overlays: Overlays }) => {
  const kept = new Map<string, { readonly view: MemberView; readonly overlaid: boolean }>();

  const readKeys = (scope: Scope, filter: MemberFilter, sort: MemberSort): readonly number[] => {
    const copy = deps.copyOf(scope.deploymentId);
    const organization = findOrganizationKey(copy, scope);
    if (organization === null) return [];
    const where = toWhere(organization, filter);
    if (!filter.stagedOnly)
      return copy.column<number>(sql`SELECT m.key FROM member AS m WHERE ${where} ORDER BY ${toOrder(sort)}`);
    const staged = deps.overlays.listStaged(scope);
    return copy
      .all<{ key: number; user_id: UserId }>(
        sql`SELECT m.key, m.user_id FROM member AS m WHERE ${where} ORDER BY ${toOrder(sort)}`,
      )
      .filter((row) => staged.has(row.user_id))
      .map((row) => row.key);
  };

  const compute = (scope: Scope, filter: MemberFilter, sort: MemberSort): MemberView => {
    const keys = readKeys(scope, filter, sort);
    if (!filter.selectedOnly) return { keys };
    const selected = deps.overlays.listSelected(scope);
    return { keys: keys.filter((key) => selected.has(key)) };
  };

  const getView = (scope: Scope, filter: MemberFilter, sort: MemberSort): MemberView => {
    const name = `${toScopeKey(scope)} ${JSON.stringify([filter, sort])}`;
    const found = kept.get(name);
    if (found !== undefined) return found.view;
    const view = compute(scope, filter, sort);
    const oldest = kept.keys().next();
    if (kept.size >= VIEWS_KEPT && !oldest.done) kept.delete(oldest.value);
    kept.set(name, { view, overlaid: filter.stagedOnly || filter.selectedOnly });
    return view;
  };

  /** How many a filter matches. Keeps nothing: views that nobody looks at would push out those on screen. */
  const count = (scope: Scope, filter: MemberFilter): number => {
    if (filter.stagedOnly || filter.selectedOnly) return compute(scope, filter, DEFAULT_SORT).keys.length;
    const copy = deps.copyOf(scope.deploymentId);
    const organization = findOrganizationKey(copy, scope);
    if (organization === null) return 0;
    const where = toWhere(organization, filter);
    return copy.get<{ n: number }>(sql`SELECT count(*) AS n FROM member AS m WHERE ${where}`)?.n ?? 0;
  };

  /** `everything`: the copy changed. `overlays`: only what is staged or selected did. */
  const forget = (what: 'everything' | 'overlays'): void => {
    for (const [name, entry] of kept) if (what === 'everything' || entry.overlaid) kept.delete(name);
  };

  return { getView, count, forget };
};

export type MemberViews = ReturnType<typeof createMemberViews>;
