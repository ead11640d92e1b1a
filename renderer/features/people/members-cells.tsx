import type { ReactNode } from 'react';
import type { Row } from '#renderer/data/page-view.ts';
import type { RoleNames } from '#renderer/data/use-role-names.ts';
import type { ChipKind } from '#renderer/ui/chip.tsx';
import { drawStandings } from '#renderer/ui/tag.tsx';
import { withApplied } from '#shared/core/people/applying.ts';
import { UNREADABLE } from '#shared/model/member.ts';
import type { SortColumn } from '#shared/model/member-filter.ts';
import { IMPLIED_ROLES } from '#shared/model/role.ts';
import { hasLeft, listWaiting, tellApplying, toWaitingStatus, withWaiting } from './applying.ts';
import { Mark } from './mark.tsx';
import { toWhyUntold } from './not-told.ts';
import { drawFact } from './person-cell.tsx';
import { RoleChips } from './role-chips.tsx';

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

const isLeaving = ({ staged, applying }: MemberRow): boolean =>
  (staged?.leaves.length ?? 0) > 0 || listWaiting(applying, 'leaves').length > 0;

const noneOf = (row: MemberRow): string => {
  if (hasLeft(row.applying)) return 'left the organization';
  if (isLeaving(row)) return '';
  return row.status === UNREADABLE ? 'not readable' : 'no role';
};

const drawRoles = (row: MemberRow, names: RoleNames): ReactNode => {
  const { staged, applying } = row;
  const roles = hasLeft(applying) ? [] : row.roles;
  const { added, removed } = withWaiting(roles, applying?.roles, {
    added: staged?.added ?? [],
    removed: staged?.removed ?? [],
  });
  return (
    <RoleChips
      roles={roles}
      added={added}
      // Whoever leaves loses them all.
      removed={isLeaving(row) ? roles : removed}
      kindOf={(role) => kindOf(role, names)}
      show={names.show}
      none={noneOf(row)}
      mark={
        <>
          {drawStandings(
            tellApplying([applying?.roles, ...(applying?.memberships ?? []).map(({ fact }) => fact)]),
          )}
          {isLeaving(row) && <Mark kind="leaves" />}
        </>
      }
    />
  );
};

const drawSiteRoles = ({ siteRoles, staged, applying }: MemberRow, names: RoleNames): ReactNode => (
  <RoleChips
    roles={siteRoles}
    {...withWaiting(siteRoles, applying?.siteRoles, {
      added: staged?.siteAdded ?? [],
      removed: staged?.siteRemoved ?? [],
    })}
    kindOf={() => 'site'}
    show={names.show}
    none=""
    mark={drawStandings(tellApplying([applying?.siteRoles]))}
  />
);

/** What one column shows of one person: a function and no component, since a screen has hundreds. */
export const drawCell = ({ row: told, column, names, nowMs }: Cell): ReactNode => {
  const row = withApplied(told, told.applying);
  if (column === 'roles') return drawRoles(row, names);
  if (column === 'siteRoles') return drawSiteRoles(row, names);
  return drawFact({
    person: row,
    column,
    nowMs,
    why: toWhyUntold(row),
    nextStatus: row.staged?.status ?? toWaitingStatus(row.status, row.applying),
    mark: drawStandings(tellApplying([row.applying?.status])),
  });
};
