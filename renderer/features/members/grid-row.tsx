import type { RoleNames } from '#renderer/data/use-role-names.ts';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { Cell, type MemberRow } from './cells.tsx';
import { COLUMNS } from './columns.ts';
import styles from './grid.module.css';

type Props = {
  readonly index: number;
  readonly row: MemberRow | undefined;
  readonly top: number;
  readonly isCursor: boolean;
  readonly names: RoleNames;
  readonly nowMs: number;
  readonly measure: (element: Element | null) => void;
  readonly onToggle: (row: MemberRow, index: number, isShift: boolean) => void;
};

/** One person; grey lines while the row is being read. It grows when roles need more than one line. */
export const GridRow = ({ index, row, top, isCursor, names, nowMs, measure, onToggle }: Props) => (
  <tr
    id={`member-row-${index}`}
    ref={measure}
    data-index={index}
    aria-rowindex={index + 2}
    aria-selected={row?.selected ?? false}
    aria-busy={row === undefined}
    className={cx(styles.row, isCursor && styles.cursor, row?.staged != null && styles.staged)}
    style={{ transform: `translateY(${top}px)` }}
  >
    <td className={styles.box} aria-colindex={1}>
      {row !== undefined && (
        <Checkbox
          label={`Select ${row.username}`}
          isLabelShown={false}
          isOn={row.selected}
          isTabStop={false}
          onChange={(isShift) => onToggle(row, index, isShift)}
        />
      )}
    </td>
    {COLUMNS.map((column, place) => (
      <td key={column.id} aria-colindex={place + 2} className={styles.cell}>
        {row === undefined ? (
          <span className={styles.ghost} />
        ) : (
          <Cell row={row} column={column.id} names={names} nowMs={nowMs} />
        )}
      </td>
    ))}
  </tr>
);
