import type { ReactNode } from 'react';
import { toWhyUntold } from '#renderer/data/not-told.ts';
import type { Row } from '#renderer/data/page-view.ts';
import type { RoleNames } from '#renderer/data/use-role-names.ts';
import type { ChipKind } from '#renderer/ui/chip.tsx';
import { Mark } from '#renderer/ui/mark.tsx';
import { drawFact } from '#renderer/ui/person-cell.tsx';
import { RoleChips } from '#renderer/ui/role-chips.tsx';
import { UNREADABLE } from '#shared/model/member.ts';
import type { SortColumn } from '#shared/model/member-filter.ts';
import { IMPLIED_ROLES } from '#shared/model/role.ts';

export type MemberRow = Row<'member.list'>;

type Cell = {
  readonly row: MemberRow;
  readonly column: SortColumn;
  readonly names: RoleNames;
  readonly nowMs: number;
};

const kindOf = (role: string, names: RoleNames): ChipKind => {
  if (IMPLIED_ROLES.includes(role)) return 'implied';
  return names.isKnown(role) ? 'plain' : 'unknown';
};

const isLeaving = ({ staged }: MemberRow): boolean => (staged?.leaves.length ?? 0) > 0;

const noneOf = (row: MemberRow): string => {
  if (isLeaving(row)) return '';
  return row.status === UNREADABLE ? 'not readable' : 'no role';
};

/** What one column shows of one person: a function and no component, since a screen has hundreds. */
export const drawCell = ({ row, column, names, nowMs }: Cell): ReactNode => {
  const { staged } = row;
  if (column === 'roles') {
    return (
      <RoleChips
        roles={row.roles}
        added={staged?.added ?? []}
        // Whoever leaves loses them all.
        removed={isLeaving(row) ? row.roles : (staged?.removed ?? [])}
        kindOf={(role) => kindOf(role, names)}
        show={names.show}
        none={noneOf(row)}
        mark={isLeaving(row) ? <Mark kind="leaves" /> : null}
      />
    );
  }
  if (column === 'siteRoles') {
    return (
      <RoleChips
        roles={row.siteRoles}
        added={staged?.siteAdded ?? []}
        removed={staged?.siteRemoved ?? []}
        kindOf={() => 'site'}
        show={names.show}
        none=""
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
