import { useQuery } from '#renderer/client/use-query.ts';
import { isFiltering, type ListState, useList } from '#renderer/window/list.ts';
import { useScope, useWhere } from '#renderer/window/where.ts';
import type { Output } from '#shared/contract/index.ts';
import { DEFAULT_SORT, type MemberFilter, NO_FILTER } from '#shared/model/member-filter.ts';

/** The view that is built in, of each organization. */
export const NO_ROLE: ListState = { filter: { ...NO_FILTER, noRole: true }, sort: DEFAULT_SORT };
export const NO_ROLE_ID = 'no role';

type Saved = Pick<Output<'view.list'>[number], 'id' | 'filter'>;

/** The first view that shows what the list shows; a list that hides nobody is a place of its own and no view. */
export const findCurrentView = (
  filter: MemberFilter,
  views: readonly Saved[],
  isMembers: boolean,
): string | null => {
  if (!isFiltering(filter)) return null;
  const text = JSON.stringify(filter);
  const builtIn = isMembers ? [{ id: NO_ROLE_ID, filter: NO_ROLE.filter }] : [];
  return [...builtIn, ...views].find((one) => JSON.stringify(one.filter) === text)?.id ?? null;
};

/** The view that one is in; null: in none. The sidebar marks it instead of its list: one is in one place. */
export const useCurrentView = (): string | null => {
  const scope = useScope();
  const screen = useWhere((where) => where.screen);
  const { filter } = useList();
  const views = useQuery('view.list', scope).value ?? [];
  const isList = screen === 'members' || screen === 'users';
  return isList ? findCurrentView(filter, views, screen === 'members') : null;
};
