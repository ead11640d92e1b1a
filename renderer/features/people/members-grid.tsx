import { useCallback, useRef } from 'react';
import { useRoleNames } from '#renderer/data/use-role-names.ts';
import { useServerNow } from '#renderer/data/use-server-now.ts';
import type { Scope } from '#renderer/data/window/where.ts';
import { Grid, type GridHandle } from '#renderer/ui/grid/grid.tsx';
import type { SortColumn } from '#shared/model/member-filter.ts';
import { drawCell, type MemberRow } from './members-cells.tsx';
import { COLUMNS } from './members-columns.ts';
import { MembersEnd } from './members-end.tsx';
import { RowMenu } from './members-menu.tsx';
import { usePeopleGrid } from './use-people-grid.ts';
import { useToldColumns } from './use-told-columns.ts';

/** All members of an organization. */
export const MembersGrid = ({ scope }: { readonly scope: Scope }) => {
  const handle = useRef<GridHandle>(null);
  const { grid, page, failure } = usePeopleGrid({ screen: 'members', scope, handle });
  const columns = useToldColumns(COLUMNS, scope);
  const names = useRoleNames();
  const nowMs = useServerNow(scope.deploymentId);
  const renderCell = useCallback(
    (row: MemberRow, column: SortColumn) => drawCell({ row, column, names, nowMs }),
    [names, nowMs],
  );
  return (
    <Grid
      {...grid}
      label="Members"
      rowId="member-row"
      columns={columns}
      isMarked={(row) => row.staged !== null}
      renderCell={renderCell}
      wrap={(table) => <RowMenu area={table} />}
      end={<MembersEnd page={page} failure={failure} />}
    />
  );
};
