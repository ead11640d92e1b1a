import type { Row } from '#renderer/data/page-view.ts';
import type { RoleNames } from '#renderer/data/use-role-names.ts';
import { Chip, type ChipKind } from '#renderer/ui/chip.tsx';
import { formatAgo, formatFull } from '#renderer/ui/format.ts';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import type { SortColumn } from '#shared/model/member-filter.ts';
import { IMPLIED_ROLES } from '#shared/model/role.ts';
import styles from './grid.module.css';

export type MemberRow = Row<'member.list'>;

type Props = {
  readonly row: MemberRow;
  readonly column: SortColumn;
  readonly names: RoleNames;
  readonly nowMs: number;
};

const kindOf = (role: string, row: MemberRow, names: RoleNames): ChipKind => {
  if (row.staged?.removed.includes(role)) return 'removed';
  if (IMPLIED_ROLES.includes(role)) return 'implied';
  return names.isKnown(role) ? 'plain' : 'unknown';
};

const Roles = ({ row, names }: Pick<Props, 'row' | 'names'>) => (
  <span className={styles.chips}>
    {row.roles.map((role) => (
      <Chip key={role} kind={kindOf(role, row, names)}>
        {names.show(role)}
      </Chip>
    ))}
    {(row.staged?.added ?? []).map((role) => (
      <Chip key={`+${role}`} kind="added">
        {names.show(role)}
      </Chip>
    ))}
    {row.roles.length === 0 && row.staged === null && <span className={styles.soft}>no role</span>}
  </span>
);

/** What one column shows of one person. */
export const Cell = ({ row, column, names, nowMs }: Props) => {
  if (column === 'roles') return <Roles row={row} names={names} />;
  if (column === 'siteRoles') {
    return (
      <span className={styles.chips}>
        {row.siteRoles.map((role) => (
          <Chip key={role} kind="site">
            {names.show(role)}
          </Chip>
        ))}
      </span>
    );
  }
  if (column === 'lastSeen') {
    if (row.lastSeenAt === null) return <span className={styles.soft}>never</span>;
    return (
      <time dateTime={row.lastSeenAt} title={formatFull(row.lastSeenAt)}>
        {formatAgo(row.lastSeenAt, nowMs)}
      </time>
    );
  }
  if (column === 'status') {
    const isActive = row.status === null || row.status === 'active';
    return <span className={isActive ? undefined : styles.warn}>{row.status ?? '–'}</span>;
  }
  if (column === 'username') {
    return (
      <>
        <SafeText>{row.username}</SafeText>
        {row.isServiceAccount && <span className={styles.soft}> service</span>}
      </>
    );
  }
  return <SafeText>{row[column] ?? '–'}</SafeText>;
};
