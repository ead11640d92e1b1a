import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  useCallback,
  useRef,
  useState,
} from 'react';
import { useNow } from '#renderer/data/use-now.ts';
import { usePages } from '#renderer/data/use-pages.ts';
import { useRoleNames } from '#renderer/data/use-role-names.ts';
import { useSelectionSummary } from '#renderer/data/use-selection-summary.ts';
import { useCommands } from '#renderer/data/window/commands.ts';
import { focusTarget } from '#renderer/data/window/focus.ts';
import { useList } from '#renderer/data/window/list.ts';
import type { Scope } from '#renderer/data/window/where.ts';
import { cx } from '#renderer/ui/cx.ts';
import type { MemberRow } from './cells.tsx';
import { COLUMNS, ROW_HEIGHT, toTemplate } from './columns.ts';
import styles from './grid.module.css';
import { GridEnd } from './grid-end.tsx';
import { GridHeader } from './grid-header.tsx';
import { toGridAction } from './grid-keys.ts';
import { findRow, openMenuAt } from './grid-place.ts';
import { GridRow } from './grid-row.tsx';
import { useGrid } from './grid-store.ts';
import { RowMenu } from './row-menu.tsx';
import { useCursorFollowsPerson } from './use-cursor.ts';
import { useGridActions } from './use-grid-actions.ts';

/** A table that the keyboard walks and whose rows are selected is a grid, with one stop for the Tab key. */
const toGridProps = (count: number, cursor: number) => ({
  role: 'grid',
  tabIndex: 0,
  'aria-multiselectable': true,
  'aria-rowcount': count + 1,
  'aria-colcount': COLUMNS.length + 1,
  'aria-activedescendant': cursor >= 0 && cursor < count ? `member-row-${cursor}` : undefined,
});
const HEADER_HEIGHT = 30;
const PREFETCH_ROWS = 60;

/** All members of the list, drawn only where the person looks. One tab stop; the cursor is a row. */
export const MembersGrid = ({ scope }: { readonly scope: Scope }) => {
  const list = useList();
  const scroller = useRef<HTMLDivElement>(null);
  const [range, setRange] = useState({ first: 0, last: PREFETCH_ROWS });
  const { view, isPrevious } = usePages('member.list', { ...scope, ...list }, range);
  const summary = useSelectionSummary();
  const names = useRoleNames();
  const nowMs = useNow();
  const isMac = useCommands((commands) => commands.isMac);
  const cursor = useGrid((grid) => grid.cursor);
  const widths = useGrid((grid) => grid.widths);

  const count = view.anyPage()?.matching ?? 0;
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    // The first rows are drawn with the first picture, before the place they are in has been measured.
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    scrollMargin: HEADER_HEIGHT,
    scrollPaddingStart: HEADER_HEIGHT,
    onChange: (instance) => {
      const first = Math.max(0, (instance.range?.startIndex ?? 0) - PREFETCH_ROWS);
      const last = (instance.range?.endIndex ?? 0) + PREFETCH_ROWS;
      setRange((was) => (was.first === first && was.last === last ? was : { first, last }));
    },
  });
  const scrollTo = useCallback((index: number) => virtual.scrollToIndex(index), [virtual]);
  useCursorFollowsPerson(scrollTo);
  const openMenu = (index: number): void => openMenuAt(scroller.current, index);
  const actions = useGridActions({ rowAt: view.rowAt, scrollTo, openMenu });

  const press = (event: KeyboardEvent): void => {
    if (event.altKey) return;
    const pageRows = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 2);
    const action = toGridAction(
      { key: event.key, isShift: event.shiftKey, isCommand: isMac ? event.metaKey : event.ctrlKey },
      { cursor, count, pageRows },
    );
    if (action === null) return;
    event.preventDefault();
    event.stopPropagation();
    actions.perform(action);
  };
  const click = (event: MouseEvent): void => {
    const index = findRow(event);
    if (index === null || (event.target instanceof Element && event.target.closest('label') !== null)) return;
    const isCommand = isMac ? event.metaKey : event.ctrlKey;
    actions.click(index, { isCommand, isShift: event.shiftKey });
  };
  const pointAt = (event: MouseEvent): void => {
    const index = findRow(event);
    // No menu beside the rows. One that a key opened has said what it is about.
    if (index === null) event.preventDefault();
    else if (event.isTrusted) actions.pointAt(index);
  };

  const inView = summary === undefined ? 0 : summary.selected - summary.hidden;
  const isAll = inView > 0 && inView === summary?.matching ? true : inView > 0 ? 'some' : false;
  const { template, minWidth } = toTemplate(widths);
  // Custom properties are not in React's list of styles.
  const columnStyle = { '--columns': template, '--columns-width': `${minWidth}px` } as CSSProperties;

  const table = (
    <table
      {...toGridProps(count, cursor)}
      aria-label="Members"
      aria-busy={isPrevious}
      className={styles.grid}
      onKeyDown={press}
      onClick={click}
      onContextMenu={pointAt}
      {...focusTarget('grid')}
    >
      <thead className={styles.top}>
        <GridHeader matching={count} isAll={isAll} onToggleAll={() => actions.toggleAll(isAll === true)} />
      </thead>
      <tbody
        className={cx(styles.body, isPrevious && styles.before)}
        style={{ height: virtual.getTotalSize() }}
      >
        {virtual.getVirtualItems().map((item) => (
          <GridRow
            key={item.index}
            index={item.index}
            row={view.rowAt(item.index)}
            top={item.start - HEADER_HEIGHT}
            isCursor={item.index === cursor}
            names={names}
            nowMs={nowMs}
            measure={virtual.measureElement}
            onToggle={(row: MemberRow, index, isShift) => actions.toggle(row, index, isShift)}
          />
        ))}
      </tbody>
    </table>
  );
  return (
    <div ref={scroller} className={styles.scroller} style={columnStyle}>
      <RowMenu area={table} />
      <GridEnd page={view.anyPage()} failure={view.failure()} />
    </div>
  );
};
