import type { ReactNode } from 'react';
import type { Row } from '#renderer/data/page-view.ts';
import type { RoleNames } from '#renderer/data/use-role-names.ts';
import { countOf } from '#renderer/ui/format.ts';
import { drawStandings } from '#renderer/ui/tag.tsx';
import { withApplied, withAppliedPlaces } from '#shared/core/people/applying.ts';
import { listWaiting, tellApplying, toWaitingStatus, withWaiting } from './applying.ts';
import styles from './cells.module.css';
import { toWhyUntold } from './not-told.ts';
import { drawFact } from './person-cell.tsx';
import { RoleChips } from './role-chips.tsx';
import type { UserColumn } from './users-columns.ts';

export type UserRow = Row<'member.list'>;

type Cell = {
  readonly row: UserRow;
  readonly column: UserColumn;
  readonly names: RoleNames;
  readonly nowMs: number;
};

const same = (text: string): string => text;

const drawSiteRoles = ({ roles, staged, applying }: UserRow, names: RoleNames): ReactNode => (
  <RoleChips
    roles={roles}
    {...withWaiting(roles, applying?.roles, {
      added: staged?.added ?? [],
      removed: staged?.removed ?? [],
    })}
    kindOf={() => 'site'}
    show={names.show}
    none=""
    mark={drawStandings(tellApplying([applying?.roles]))}
  />
);

type Named = { readonly organization: string };
const namesOf = (...places: readonly (readonly Named[])[]): readonly string[] => [
  ...new Set(places.flat().map((one) => one.organization)),
];

const drawOrganizations = ({ organizations, staged, applying }: UserRow): ReactNode => {
  const roleChanges = staged?.roleChanges ?? 0;
  return (
    <RoleChips
      roles={namesOf(withAppliedPlaces(organizations ?? [], applying))}
      added={namesOf(listWaiting(applying, 'joins'), staged?.joins ?? [])}
      removed={namesOf(listWaiting(applying, 'leaves'), staged?.leaves ?? [])}
      kindOf={() => 'plain'}
      show={same}
      none="in none"
      mark={
        <>
          {drawStandings(tellApplying((applying?.memberships ?? []).map(({ fact }) => fact)))}
          {roleChanges > 0 && (
            <span className={styles.soft}>{countOf(roleChanges, 'role change', 'role changes')}</span>
          )}
        </>
      }
    />
  );
};

/** What one column shows of one user: a function and no component, since a screen has hundreds. */
export const drawCell = ({ row: told, column, names, nowMs }: Cell): ReactNode => {
  const row = withApplied(told, told.applying);
  if (column === 'roles' || column === 'siteRoles') return drawSiteRoles(row, names);
  if (column === 'organizations') return drawOrganizations(row);
  return drawFact({
    person: row,
    column,
    nowMs,
    why: toWhyUntold(row),
    nextStatus: row.staged?.status ?? toWaitingStatus(row.status, row.applying),
    mark: drawStandings(tellApplying([row.applying?.status])),
  });
};
