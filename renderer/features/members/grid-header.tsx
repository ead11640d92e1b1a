import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { patchList, useList } from '#renderer/data/window/list.ts';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import type { SortColumn } from '#shared/model/member-filter.ts';
import { COLUMNS, type Column } from './columns.ts';
import styles from './grid.module.css';
import { useGrid } from './grid-store.ts';

type Props = {
  readonly matching: number;
  readonly isAll: boolean | 'some';
  readonly onToggleAll: () => void;
};

const Handle = ({ column }: { readonly column: Column }) => {
  const setWidth = useGrid((grid) => grid.setWidth);
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
      onPointerMove={(event) => start && setWidth(column.id, start.width + event.clientX - start.x)}
      onPointerUp={() => setStart(null)}
    />
  );
};

/** Column names: a press sorts, dragging the edge (or Alt with the arrows) changes the width. */
export const GridHeader = ({ matching, isAll, onToggleAll }: Props) => {
  const { sort } = useList();
  const setWidth = useGrid((grid) => grid.setWidth);
  const [stop, setStop] = useState(0);

  const sortBy = (id: SortColumn): void => {
    const isTurned = sort.column === id && sort.direction === 'asc';
    patchList({ sort: { column: id, direction: isTurned ? 'desc' : 'asc' } });
  };
  const walk = (event: KeyboardEvent<HTMLButtonElement>, place: number, column: Column): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    // The grid's own keys act on rows; here the header has the keyboard.
    event.stopPropagation();
    if (step === 0) return;
    event.preventDefault();
    if (event.altKey) {
      setWidth(column.id, (event.currentTarget.parentElement?.offsetWidth ?? column.width) + step * 10);
      return;
    }
    const next = Math.min(COLUMNS.length - 1, Math.max(0, place + step));
    setStop(next);
    const button = event.currentTarget.closest('tr')?.querySelectorAll('button').item(next);
    button?.focus();
  };

  return (
    <tr aria-rowindex={1} className={styles.header}>
      <th scope="col" aria-colindex={1} className={styles.box}>
        <Checkbox
          label={`Select ${formatCount(matching)} matching`}
          isLabelShown={false}
          isOn={isAll}
          onChange={onToggleAll}
        />
      </th>
      {COLUMNS.map((column, place) => {
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
              tabIndex={place === stop ? 0 : -1}
              onClick={() => sortBy(column.id)}
              onKeyDown={(event) => walk(event, place, column)}
            >
              {column.label}
              {isSorted &&
                (sort.direction === 'asc' ? (
                  <ArrowUp aria-hidden="true" />
                ) : (
                  <ArrowDown aria-hidden="true" />
                ))}
            </button>
            <Handle column={column} />
          </th>
        );
      })}
    </tr>
  );
};
