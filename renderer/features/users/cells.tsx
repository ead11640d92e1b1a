import type { ReactNode } from 'react';
import { toWhyUntold } from '#renderer/data/not-told.ts';
import type { Row } from '#renderer/data/page-view.ts';
import type { RoleNames } from '#renderer/data/use-role-names.ts';
import { countOf } from '#renderer/ui/format.ts';
import styles from '#renderer/ui/grid/cell.module.css';
import { drawFact } from '#renderer/ui/person-cell.tsx';
import { RoleChips } from '#renderer/ui/role-chips.tsx';
import type { UserColumn } from './columns.ts';

export type UserRow = Row<'user.list'>;

type Cell = {
  readonly row: UserRow;
  readonly column: UserColumn;
  readonly names: RoleNames;
  readonly nowMs: number;
};

const same = (text: string): string => text;

/** What one column shows of one user: a function and no component, since a screen has hundreds. */
export const drawCell = ({ row, column, names, nowMs }: Cell): ReactNode => {
  const { staged } = row;
  if (column === 'roles' || column === 'siteRoles') {
    return (
      <RoleChips
        roles={row.roles}
        added={staged?.added ?? []}
        removed={staged?.removed ?? []}
        kindOf={() => 'site'}
        show={names.show}
        none=""
      />
    );
  }
  if (column === 'organizations') {
    return (
      <RoleChips
        roles={row.organizations.map((one) => one.organization)}
        added={(staged?.joins ?? []).map((one) => one.organization)}
        removed={(staged?.leaves ?? []).map((one) => one.organization)}
        kindOf={() => 'plain'}
        show={same}
        none="in none"
        mark={
          (staged?.roleChanges ?? 0) > 0 && (
            <span className={styles.soft}>
              {countOf(staged?.roleChanges ?? 0, 'role change', 'role changes')}
            </span>
          )
        }
      />
    );
  }
  return drawFact({
    person: row,
    column,
    nowMs,
    why: toWhyUntold(row),
    nextStatus: staged?.status ?? null,
  });
};
