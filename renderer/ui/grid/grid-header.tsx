import { ArrowDown, ArrowUp } from 'lucide-react';
import { type PointerEvent, useState } from 'react';
import type { Press } from '#shared/base/press.ts';
import { toShown } from '#shared/core/text/display-text.ts';
import { Checkbox } from '../checkbox.tsx';
import { formatCount } from '../format.ts';
import { onPress, type PressEvent } from '../keys.ts';
import type { GridColumn } from './columns.ts';
import styles from './grid.module.css';

/** The column that a list is ordered by. */
export type GridSort<Id extends string = string> = {
  readonly column: Id;
  readonly direction: 'asc' | 'desc';
};

type Props<Id extends string> = {
  readonly columns: readonly GridColumn<Id>[];
  readonly sort: GridSort<Id>;
  readonly onSort: (sort: GridSort<Id>) => void;
  readonly onWidth: (id: Id, width: number) => void;
  readonly matching: number;
  readonly isAll: boolean | 'some';
  readonly onToggleAll: () => void;
};

const Handle = ({ onWidth }: { readonly onWidth: (width: number) => void }) => {
  const [start, setStart] = useState<{ readonly x: number; readonly width: number } | null>(null);
  const grab = (event: PointerEvent<HTMLSpanElement>): void => {
    const cell = event.currentTarget.parentElement;
    if (cell === null) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setStart({ x: event.clientX, width: cell.offsetWidth });
  };
  return (
    <span
      className={styles.handle}
      aria-hidden="true"
      onPointerDown={grab}
      onPointerMove={(event) => start && onWidth(start.width + event.clientX - start.x)}
      onPointerUp={() => setStart(null)}
    />
  );
};

/** Column names: a press sorts, dragging the edge (or Alt with the arrows) changes the width. */
export const GridHeader = <Id extends string>(props: Props<Id>) => {
  const { columns, sort, onWidth } = props;
  const [stop, setStop] = useState(0);

  const sortBy = ({ id, isUnsorted }: GridColumn<Id>): void => {
    if (isUnsorted) return;
    const isTurned = sort.column === id && sort.direction === 'asc';
    props.onSort({ column: id, direction: isTurned ? 'desc' : 'asc' });
  };
  const walk = (
    press: Press,
    event: PressEvent<HTMLButtonElement>,
    place: number,
    column: GridColumn<Id>,
  ): void => {
    const step = press.key === 'ArrowRight' ? 1 : press.key === 'ArrowLeft' ? -1 : 0;
    // Every other key is for the rows or the window: whoever clicked a name to sort by goes on with those.
    if (step === 0) return;
    event.stopPropagation();
    event.preventDefault();
    if (press.isAlt) {
      onWidth(column.id, (event.currentTarget.parentElement?.offsetWidth ?? column.width) + step * 10);
      return;
    }
    const next = Math.min(columns.length - 1, Math.max(0, place + step));
    const button = event.currentTarget.closest('tr')?.querySelectorAll('button').item(next);
    button?.focus();
  };

  return (
    <tr aria-rowindex={1} className={styles.header}>
      <th scope="col" aria-colindex={1} className={styles.box}>
        <Checkbox
          label={`Select ${formatCount(props.matching)} matching`}
          isLabelShown={false}
          isOn={props.isAll}
          onChange={props.onToggleAll}
        />
      </th>
      {columns.map((column, place) => {
        const isSorted = sort.column === column.id;
        const order = sort.direction === 'asc' ? 'ascending' : 'descending';
        return (
          <th
            scope="col"
            key={column.id}
            aria-colindex={place + 2}
            aria-sort={isSorted ? order : 'none'}
            className={styles.head}
          >
            <button
              type="button"
              aria-disabled={column.isUnsorted}
              title={toShown(column.why)}
              tabIndex={place === stop ? 0 : -1}
              onClick={() => sortBy(column)}
              onFocus={() => setStop(place)}
              onKeyDown={onPress((press, event) => walk(press, event, place, column))}
            >
              {column.label}
              {isSorted &&
                (sort.direction === 'asc' ? (
                  <ArrowUp aria-hidden="true" />
                ) : (
                  <ArrowDown aria-hidden="true" />
                ))}
            </button>
            <Handle onWidth={(width) => onWidth(column.id, width)} />
          </th>
        );
      })}
    </tr>
  );
};
