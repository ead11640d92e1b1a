import type { UserId } from '#shared/base/brand.ts';
import { DEFAULT_SORT, type MemberFilter, type MemberSort, NO_FILTER } from '#shared/model/member-filter.ts';
import { type Scope, toScopeKey } from '#shared/model/organization.ts';
import type { CopyOf } from '../db/copies.ts';
import { sql } from '../db/sql.ts';
import { toOrder, toWhere } from './member-filter.ts';
import { countMembers, findOrganizationKey } from './organization.ts';

/** Member keys in the order of a list. */
export type MemberView = {
  readonly size: number;
  /** The whole list, so that any page or range is a slice of it. */
  readonly keys: readonly number[];
  readonly slice: (offset: number, limit: number) => readonly number[];
};

/** The keys of members, in the order of a list, as a view. */
export const toView = (keys: readonly number[]): MemberView => ({
  size: keys.length,
  keys,
  slice: (offset, limit) => keys.slice(offset, offset + limit),
});

/** What other services know about people, needed to show "staged only" and "selected only". */
type Overlays = {
  readonly listStaged: (scope: Scope) => ReadonlySet<UserId>;
  readonly listSelected: (scope: Scope) => ReadonlySet<number>;
};

const VIEWS_KEPT = 8;
/** As a question that was parsed writes it: one that writes the same in another order is answered all the same. */
const EVERYBODY = JSON.stringify([NO_FILTER, DEFAULT_SORT]);

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
    if (!filter.selectedOnly) return toView(keys);
    const selected = deps.overlays.listSelected(scope);
    return toView(keys.filter((key) => selected.has(key)));
  };

  const keep = (name: string, filter: MemberFilter, view: MemberView): MemberView => {
    const oldest = kept.keys().next();
    if (kept.size >= VIEWS_KEPT && !oldest.done) kept.delete(oldest.value);
    kept.set(name, { view, overlaid: filter.stagedOnly || filter.selectedOnly });
    return view;
  };

  /**
   * Everybody in the order of names: what the app starts with. Its first rows are read alone, by the index, and its size
   * is known, so that they need not wait for all the keys (25 ms of 100,000).
   */
  const toEverybody = (scope: Scope, readWhole: () => MemberView): MemberView => {
    const copy = deps.copyOf(scope.deploymentId);
    const organization = findOrganizationKey(copy, scope);
    if (organization === null) return toView([]);
    return {
      get size() {
        return countMembers(copy, scope);
      },
      get keys() {
        return readWhole().keys;
      },
      slice: (offset, limit) =>
        offset > 0
          ? readWhole().slice(offset, limit)
          : copy.column<number>(
              sql`SELECT m.key FROM member AS m WHERE ${toWhere(organization, NO_FILTER)}
                ORDER BY ${toOrder(DEFAULT_SORT)} LIMIT ${limit}`,
            ),
    };
  };

  const getView = (scope: Scope, filter: MemberFilter, sort: MemberSort): MemberView => {
    const list = JSON.stringify([filter, sort]);
    const name = `${toScopeKey(scope)} ${list}`;
    const find = (): MemberView | undefined => kept.get(name)?.view;
    const read = (): MemberView => find() ?? keep(name, filter, compute(scope, filter, sort));
    return find() ?? (list === EVERYBODY ? toEverybody(scope, read) : read());
  };

  /** How many a filter matches. Keeps nothing: views that nobody looks at would push out those on screen. */
  const count = (scope: Scope, filter: MemberFilter): number => {
    if (filter.stagedOnly || filter.selectedOnly) return compute(scope, filter, DEFAULT_SORT).size;
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
