import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { toShown } from '#shared/core/text/display-text.ts';
import type { ListPage, PagedInput, PagedName, RowOfPage } from './page-view.ts';
import styles from './paged-list.module.css';
import { usePages } from './use-pages.ts';

type Props<N extends PagedName> = {
  readonly name: N;
  readonly base: PagedInput<N>;
  readonly label: string;
  /** Usual height of a row in pixels; rows are measured once drawn. */
  readonly rowHeight: number;
  readonly keyOf: (row: RowOfPage<N>) => string;
  readonly children: (row: RowOfPage<N>, index: number) => ReactNode;
  /** Stands above the rows, with the total; null: it is not known yet. */
  readonly head?: (total: number | null) => ReactNode;
  readonly empty?: ReactNode;
  /** The row to bring into sight each time that it is another one; null: leave the list where it is. */
  readonly inSight?: number | null;
};

/** What scrolls must take the focus, or the keyboard could not scroll it. */
const SCROLLABLE = { tabIndex: 0 } as const;
const PREFETCH_ROWS = 40;

const totalOf = <N extends PagedName>(page: ListPage<N> | undefined): number => {
  if (page === undefined) return 0;
  if ('total' in page) return page.total;
  return 'matching' in page ? page.matching : page.all;
};

/** A long list from the store, read page by page and drawn only where the person looks. */
export const PagedList = <N extends PagedName>(props: Props<N>) => {
  const scroller = useRef<HTMLElement>(null);
  const [range, setRange] = useState({ first: 0, last: PREFETCH_ROWS });
  const { view } = usePages(props.name, props.base, range);
  const page = view.anyPage();
  const total = totalOf(page);
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => props.rowHeight,
    overscan: 6,
    onChange: ({ range: now }) => {
      const first = Math.max(0, (now?.startIndex ?? 0) - PREFETCH_ROWS);
      const last = (now?.endIndex ?? 0) + PREFETCH_ROWS;
      setRange((was) => (was.first === first && was.last === last ? was : { first, last }));
    },
  });
  const inSight = props.inSight ?? null;
  const isThere = inSight !== null && inSight < total;
  useEffect(() => {
    if (isThere) virtual.scrollToIndex(inSight);
  }, [virtual, isThere, inSight]);
  const failure = view.failure();
  return (
    <>
      {props.head?.(page === undefined ? null : total)}
      {failure !== null && page === undefined && <p role="alert">{toShown(failure.message)}</p>}
      {page !== undefined && total === 0 && props.empty}
      <section ref={scroller} className={styles.scroller} aria-label={toShown(props.label)} {...SCROLLABLE}>
        <ul className={styles.body} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = view.rowAt(item.index);
            return (
              <li
                key={row === undefined ? `wait ${String(item.index)}` : props.keyOf(row)}
                aria-setsize={total}
                aria-posinset={item.index + 1}
                data-index={item.index}
                ref={virtual.measureElement}
                className={styles.row}
                style={{ transform: `translateY(${item.start}px)`, minHeight: props.rowHeight }}
              >
                {row !== undefined && props.children(row, item.index)}
              </li>
            );
          })}
        </ul>
      </section>
    </>
  );
};
