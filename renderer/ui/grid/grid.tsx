import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type MouseEvent,
  type ReactNode,
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import type { Press } from '#shared/base/press.ts';
import { toShown } from '#shared/core/text/display-text.ts';
import type { MenuArea } from '../context-menu.tsx';
import { cx } from '../cx.ts';
import { onPress } from '../keys.ts';
import { type GridColumn, HEADER_HEIGHT, ROW_HEIGHT, toTemplate, type Widths } from './columns.ts';
import styles from './grid.module.css';
import { GridHeader, type GridSort } from './grid-header.tsx';
import { GridRow, type GridRowLike, type Identify } from './grid-row.tsx';

/** The row of the whole list that a pointer event happened on; null: beside the rows. */
const findRow = ({ target }: MouseEvent): number | null => {
  const row = target instanceof Element ? target.closest('[data-index]') : null;
  return row === null ? null : Number(row.getAttribute('data-index'));
};

/** Opens the menu of a row that is drawn, a little inside it, as a right click there would. */
const openMenuAt = (scroller: HTMLElement | null, index: number): void => {
  const row = scroller?.querySelector(`[data-index="${index}"]`);
  if (row === null || row === undefined) return;
  const { left, bottom } = row.getBoundingClientRect();
  row.dispatchEvent(
    new window.MouseEvent('contextmenu', {
      bubbles: true,
      cancelable: true,
      clientX: left + 40,
      clientY: bottom,
    }),
  );
};

/** How many rows are drawn beyond what is seen, once what is seen is on the screen. */
const OVERSCAN_ROWS = 8;

/** False for the first picture of a list, which has no time for rows that nobody sees (decision 0022). */
const useIsSeen = (): boolean => {
  const [isSeen, setIsSeen] = useState(false);
  useEffect(() => {
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => setIsSeen(true));
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return isSeen;
};

type GridPress = Press & {
  /** Command on macOS, Control elsewhere. */
  readonly isCommand: boolean;
  readonly isOthers: boolean;
};

/** What clicks and keys do. */
export type GridActions<Row> = {
  /** A key, and how many rows fit on the screen; false: the grid leaves the key alone. */
  readonly press: (press: GridPress, pageRows: number) => boolean;
  readonly click: (index: number, held: { readonly isCommand: boolean; readonly isShift: boolean }) => void;
  readonly toggle: (row: Row, index: number, isShift: boolean) => void;
  readonly toggleAll: (isAll: boolean) => void;
  /** A right click. */
  readonly pointAt: (index: number) => void;
};

/** What is done to a grid from outside. */
export type GridHandle = {
  readonly scrollTo: (index: number) => void;
  /** Opens the menu at a row that is drawn. */
  readonly openMenu: (index: number) => void;
};

type Props<Row extends GridRowLike, Id extends string> = {
  readonly label: string;
  /** The document's ids of rows begin with it. */
  readonly rowId: string;
  readonly columns: readonly GridColumn<Id>[];
  readonly widths: Widths<Id>;
  readonly onWidth: (id: Id, width: number) => void;
  readonly sort: GridSort<Id>;
  readonly onSort: (sort: GridSort<Id>) => void;
  readonly count: number;
  readonly rowAt: (index: number) => Row | undefined;
  /** The same function as long as it shows the same: cells are drawn again for another one. */
  readonly renderCell: (row: Row, column: Id) => ReactNode;
  readonly isMarked: (row: Row) => boolean;
  readonly identify: Identify<Row>;
  /** True while the rows are those of an earlier question. */
  readonly isPrevious: boolean;
  readonly cursor: number;
  readonly isAll: boolean | 'some';
  readonly actions: GridActions<Row>;
  /** Rows to have at hand: those drawn, and some around them. */
  readonly onRange: (first: number, last: number) => void;
  readonly isMac: boolean;
  readonly handle: Ref<GridHandle>;
  /** Further attributes of the table. */
  readonly attributes?: Readonly<Record<`data-${string}`, string>>;
  /** Puts something around the table, such as its menu. */
  readonly wrap: (table: MenuArea) => ReactNode;
  /** Stands below the header when there are no rows. */
  readonly end: ReactNode;
};

const PREFETCH_ROWS = 60;
/** What stands above and below a grid in a window, about; a wrong guess costs some rows drawn a moment later. */
const AROUND_HEIGHT = 150;

/** A table that the keyboard walks and whose rows are selected is a grid, with one stop for the Tab key. */
const toGridProps = (count: number, columns: number, active: string | undefined) => ({
  role: 'grid',
  tabIndex: 0,
  'aria-multiselectable': true,
  'aria-rowcount': count + 1,
  'aria-colcount': columns + 1,
  'aria-activedescendant': active,
});

/** A long list of people, drawn only where one looks. One tab stop; the cursor is a row. */
export const Grid = <Row extends GridRowLike, Id extends string>(props: Props<Row, Id>) => {
  const { columns, count, cursor, actions, isMac } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const latest = useRef(actions);
  latest.current = actions;
  const toggle = useCallback<GridActions<Row>['toggle']>(
    (row, index, isShift) => latest.current.toggle(row, index, isShift),
    [],
  );
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: useIsSeen() ? OVERSCAN_ROWS : 0,
    // The first rows are drawn with the first picture, before the place they are in has been measured.
    initialRect: { width: window.innerWidth, height: window.innerHeight - AROUND_HEIGHT },
    scrollMargin: HEADER_HEIGHT,
    scrollPaddingStart: HEADER_HEIGHT,
    onChange: ({ range }) =>
      props.onRange(
        Math.max(0, (range?.startIndex ?? 0) - PREFETCH_ROWS),
        (range?.endIndex ?? 0) + PREFETCH_ROWS,
      ),
  });
  useImperativeHandle(
    props.handle,
    () => ({
      scrollTo: (index) => virtual.scrollToIndex(index),
      openMenu: (index) => openMenuAt(scroller.current, index),
    }),
    [virtual],
  );

  const press = onPress<HTMLTableElement>((pressed, event) => {
    const isInHead = event.target instanceof Element && event.target.closest('thead') !== null;
    // The names of the columns and the box for all are pressed by these.
    if (isInHead && (pressed.key === ' ' || pressed.key === 'Enter')) return;
    const pageRows = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 2);
    const isCommand = isMac ? pressed.isMeta : pressed.isCtrl;
    const isOthers = pressed.isAlt || (isMac ? pressed.isCtrl : pressed.isMeta);
    const before = document.activeElement;
    if (!actions.press({ ...pressed, isCommand, isOthers }, pageRows)) return;
    // What walks the rows has the keyboard, unless the key has given it to something else.
    if (isInHead && document.activeElement === before) event.currentTarget.focus({ preventScroll: true });
    event.preventDefault();
    event.stopPropagation();
  });
  const click = (event: MouseEvent): void => {
    const index = findRow(event);
    if (index === null || (event.target instanceof Element && event.target.closest('label') !== null)) return;
    actions.click(index, { isCommand: isMac ? event.metaKey : event.ctrlKey, isShift: event.shiftKey });
  };
  const pointAt = (event: MouseEvent): void => {
    const index = findRow(event);
    // No menu beside the rows. One that a key opened has said what it is about.
    if (index === null) event.preventDefault();
    else if (event.isTrusted) actions.pointAt(index);
  };

  const idOf = (index: number): string => `${props.rowId}-${index}`;
  const { template, minWidth } = toTemplate(columns, props.widths);
  // Custom properties are not in React's list of styles.
  const columnStyle = { '--columns': template, '--columns-width': `${minWidth}px` } as CSSProperties;
  const table = (
    <table
      {...toGridProps(count, columns.length, cursor >= 0 && cursor < count ? idOf(cursor) : undefined)}
      aria-label={toShown(props.label)}
      aria-busy={props.isPrevious}
      className={styles.grid}
      onKeyDown={press}
      onClick={click}
      onContextMenu={pointAt}
      {...props.attributes}
    >
      <thead className={styles.top}>
        <GridHeader
          columns={columns}
          sort={props.sort}
          onSort={props.onSort}
          onWidth={props.onWidth}
          matching={count}
          isAll={props.isAll}
          onToggleAll={() => actions.toggleAll(props.isAll === true)}
        />
      </thead>
      <tbody
        className={cx(styles.body, props.isPrevious && styles.before)}
        style={{ height: virtual.getTotalSize() }}
      >
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = props.rowAt(index);
          return (
            <GridRow
              key={index}
              id={idOf(index)}
              columns={columns}
              index={index}
              row={row}
              top={start - HEADER_HEIGHT}
              isCursor={index === cursor}
              isMarked={row !== undefined && props.isMarked(row)}
              identify={props.identify}
              renderCell={props.renderCell}
              measure={virtual.measureElement}
              onToggle={toggle}
            />
          );
        })}
      </tbody>
    </table>
  );
  return (
    <div ref={scroller} className={styles.scroller} style={columnStyle}>
      {props.wrap(table)}
      {props.end}
    </div>
  );
};
