import type { GridColumn } from '#renderer/ui/grid/columns.ts';
import type { SortColumn } from '#shared/model/member-filter.ts';

/** What a column of the users grid shows: the roles of this list are the site roles. */
export type UserColumn = SortColumn | 'organizations';

/** The store orders by everything but the organizations, which are no column of its list. */
export const isSortable = (column: UserColumn): column is SortColumn => column !== 'organizations';

/** Columns of the users grid, in order. */
export const COLUMNS: readonly GridColumn<UserColumn>[] = [
  { id: 'username', label: 'Username', width: 150 },
  { id: 'name', label: 'Name', width: 130 },
  { id: 'status', label: 'Status', width: 110 },
  { id: 'roles', label: 'Site roles', width: 190 },
  { id: 'organizations', label: 'Organizations', width: 240, isFlexible: true, isUnsorted: true },
  { id: 'lastSeen', label: 'Last seen', width: 80 },
  { id: 'loginType', label: 'Login', width: 80 },
  { id: 'email', label: 'E-mail', width: 220 },
];
