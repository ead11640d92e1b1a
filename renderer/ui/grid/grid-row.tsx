import { memo, type ReactNode } from 'react';
import { Checkbox } from '../checkbox.tsx';
import { cx } from '../cx.ts';
import type { GridColumn } from './columns.ts';
import styles from './grid.module.css';

/** What a grid has to know of a row. */
export type GridRowLike = { readonly selected: boolean };

/** By what a row is known, and what it is called. */
export type Identify<Row> = (row: Row) => { readonly id: string; readonly name: string };

type Props<Row extends GridRowLike, Id extends string> = {
  readonly columns: readonly GridColumn<Id>[];
  /** The document's id of the row. */
  readonly id: string;
  readonly index: number;
  readonly row: Row | undefined;
  readonly top: number;
  readonly isCursor: boolean;
  readonly isMarked: boolean;
  readonly identify: Identify<Row>;
  readonly renderCell: (row: Row, column: Id) => ReactNode;
  readonly measure: (element: Element | null) => void;
  readonly onToggle: (row: Row, index: number, isShift: boolean) => void;
};

type CellsProps<Row extends GridRowLike, Id extends string> = Pick<
  Props<Row, Id>,
  'columns' | 'index' | 'row' | 'identify' | 'renderCell' | 'onToggle'
>;

const Cells = <Row extends GridRowLike, Id extends string>(props: CellsProps<Row, Id>) => {
  const { columns, index, row, onToggle } = props;
  const known = row && props.identify(row);
  return (
    <>
      <td className={styles.box} aria-colindex={1}>
        {row !== undefined && known !== undefined && (
          <Checkbox
            // A box that has the keyboard does not pass on to whoever takes the place of somebody who left.
            key={known.id}
            label={`Select ${known.name}`}
            isLabelShown={false}
            isOn={row.selected}
            isTabStop={false}
            onChange={(isShift) => onToggle(row, index, isShift)}
          />
        )}
      </td>
      {columns.map((column, place) => (
        <td key={column.id} aria-colindex={place + 2} className={styles.cell}>
          {row === undefined ? <span className={styles.ghost} /> : props.renderCell(row, column.id)}
        </td>
      ))}
    </>
  );
};

// The list is drawn anew whenever a row is measured or the cursor moves; what stands in the cells has not changed then.
// `memo` forgets type parameters: it gives back what it was given.
const KeptCells = memo(Cells) as typeof Cells;

/**
 * One row; grey lines while the row is being read. It grows when chips need more than one line. Its cells are drawn
 * again only for another row, `identify`, `renderCell` or `onToggle`.
 */
export const GridRow = <Row extends GridRowLike, Id extends string>(props: Props<Row, Id>) => {
  const { columns, index, row, identify, renderCell, onToggle } = props;
  return (
    <tr
      id={props.id}
      ref={props.measure}
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={row?.selected ?? false}
      aria-busy={row === undefined}
      className={cx(styles.row, props.isCursor && styles.cursor, props.isMarked && styles.marked)}
      style={{ transform: `translateY(${props.top}px)` }}
    >
      <KeptCells {...{ columns, index, row, identify, renderCell, onToggle }} />
    </tr>
  );
};
