import type { GridColumn } from '#renderer/ui/grid/columns.ts';
import type { SortColumn } from '#shared/model/member-filter.ts';

/** Columns of the members grid, in order. Roles come early, so that they are seen without scrolling sideways. */
export const COLUMNS: readonly GridColumn<SortColumn>[] = [
  { id: 'username', label: 'Username', width: 150 },
  { id: 'name', label: 'Name', width: 130 },
  { id: 'roles', label: 'Organization roles', width: 340, isFlexible: true },
  { id: 'lastSeen', label: 'Last seen', width: 80 },
  { id: 'status', label: 'Status', width: 96 },
  { id: 'loginType', label: 'Login', width: 80 },
  { id: 'siteRoles', label: 'Site roles', width: 110 },
  { id: 'email', label: 'E-mail', width: 220 },
];
