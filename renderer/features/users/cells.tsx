import type { Row } from '#renderer/data/page-view.ts';
import type { RoleNames } from '#renderer/data/use-role-names.ts';
import { PersonCell } from '#renderer/ui/person-cell.tsx';
import { RoleChips } from '#renderer/ui/role-chips.tsx';
import type { UserColumn } from './columns.ts';

export type UserRow = Row<'user.list'>;

type Props = {
  readonly row: UserRow;
  readonly column: UserColumn;
  readonly names: RoleNames;
  readonly nowMs: number;
};

const same = (text: string): string => text;

/** What one column shows of one user. */
export const Cell = ({ row, column, names, nowMs }: Props) => {
  if (column === 'roles' || column === 'siteRoles')
    return <RoleChips roles={row.roles} kindOf={() => 'site'} show={names.show} none="" />;
  if (column === 'organizations') {
    const organizations = row.organizations.map((one) => one.organization);
    return <RoleChips roles={organizations} kindOf={() => 'plain'} show={same} none="in none" />;
  }
  return <PersonCell person={row} column={column} nowMs={nowMs} />;
};
