import { useCallback, useRef } from 'react';
import { useRoleNames } from '#renderer/data/use-role-names.ts';
import { useServerNow } from '#renderer/data/use-server-now.ts';
import type { Scope } from '#renderer/data/window/where.ts';
import { Grid, type GridHandle } from '#renderer/ui/grid/grid.tsx';
import { usePeopleGrid } from './use-people-grid.ts';
import { useToldColumns } from './use-told-columns.ts';
import { drawCell, type UserRow } from './users-cells.tsx';
import { COLUMNS, isSortable, type UserColumn } from './users-columns.ts';
import { UsersEnd } from './users-end.tsx';
import { RowMenu } from './users-menu.tsx';

/** Everybody on the deployment. */
export const UsersGrid = ({ scope }: { readonly scope: Scope }) => {
  const handle = useRef<GridHandle>(null);
  const { grid, page, failure } = usePeopleGrid({ screen: 'users', scope, handle });
  const columns = useToldColumns(COLUMNS, scope);
  const names = useRoleNames();
  const nowMs = useServerNow(scope.deploymentId);
  const renderCell = useCallback(
    (row: UserRow, column: UserColumn) => drawCell({ row, column, names, nowMs }),
    [names, nowMs],
  );
  return (
    <Grid<UserRow, UserColumn>
      {...grid}
      onSort={({ column, direction }) => isSortable(column) && grid.onSort({ column, direction })}
      label="Users"
      rowId="user-row"
      columns={columns}
      isMarked={(row) => row.staged !== null}
      renderCell={renderCell}
      wrap={(table) => <RowMenu area={table} />}
      end={<UsersEnd page={page} failure={failure} />}
    />
  );
};
