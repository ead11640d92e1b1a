import { useCallback, useEffect, useMemo, useRef } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatCount, people } from '#renderer/ui/format.ts';
import { Grid, type GridHandle } from '#renderer/ui/grid/grid.tsx';
import { LiveRegion } from '#renderer/ui/live-region.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { SearchBox } from '#renderer/ui/search-box.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { useServerNow } from '#renderer/window/clock.ts';
import { useDialogs } from '#renderer/window/dialogs.ts';
import { focusTarget, moveFocus } from '#renderer/window/focus.ts';
import {
  clearFilter,
  isFiltering,
  patchFilter,
  useList,
  useSelectionSummary,
} from '#renderer/window/list.ts';
import { useRoleNames } from '#renderer/window/names.ts';
import { useScope } from '#renderer/window/where.ts';
import type { Failure } from '#shared/base/failure.ts';
import { toShown } from '#shared/core/text/display-text.ts';
import type { Scope } from '#shared/model/organization.ts';
import { BehindNote } from './behind-note.tsx';
import { FilterBar } from './filters.tsx';
import { FirstCopy } from './first-copy.tsx';
import { useNotToldText, useToldColumns } from './not-told.ts';
import styles from './people.module.css';
import type { ListColumn, ListRow, PeopleList, PersonRow } from './people-list.ts';
import { RowMenu } from './row-menu.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { usePeopleGrid } from './use-people-grid.ts';

const FIELDS = 'input:not([type=checkbox], [type=radio]), textarea, select';

const isTextField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(FIELDS) !== null;

/**
 * A paste that no text field takes looks the people up. It is heard on the document: without a caret the browser
 * gives the event to whatever it likes.
 */
const usePasteKey = (): void => {
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const { open, show } = useDialogs.getState();
      if (open !== null || isTextField(event.target) || isTextField(document.activeElement)) return;
      event.preventDefault();
      show({ kind: 'paste', text: event.clipboardData?.getData('text/plain') ?? '' });
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, []);
};

type Of<R extends ListRow> = { readonly list: PeopleList<R> };

type EndProps<R extends ListRow> = Of<R> & {
  /** Rows that match, of all there are; undefined: not known yet. */
  readonly page: { readonly matching: number; readonly all: number } | undefined;
  readonly failure: Failure | null;
};

/** What stands below the header when there are no rows: loading, failed, nobody matches, nothing copied yet. */
const End = <R extends ListRow>({ list: { text, WhyNobody }, page, failure }: EndProps<R>) => {
  const { filter } = useList();
  if (failure !== null && page === undefined) return <ErrorNote failure={failure} />;
  if (page === undefined) return <Skeleton lines={12} label="Loading the list" />;
  if (page.matching > 0) return null;
  if (!isFiltering(filter) || page.all === 0) return <FirstCopy title={text.nothing} />;
  return (
    <EmptyState
      title="Nobody matches"
      action={<Button onClick={clearFilter}>Clear search and filters</Button>}
    >
      Search and filters hide everybody {text.where}. {WhyNobody && <WhyNobody />}
    </EmptyState>
  );
};

const PeopleGrid = <R extends ListRow>({ list, scope }: Of<R> & { readonly scope: Scope }) => {
  const handle = useRef<GridHandle>(null);
  const { grid, page, failure } = usePeopleGrid(list, scope, handle);
  const columns = useToldColumns(list.columns, scope);
  const byId = useMemo(
    () => new Map<string, ListColumn<R>>(list.columns.map((one) => [one.id, one])),
    [list],
  );
  const names = useRoleNames();
  const nowMs = useServerNow(scope.deploymentId);
  const renderCell = useCallback(
    (row: R, column: string) => byId.get(column)?.draw({ row, names, nowMs }),
    [byId, names, nowMs],
  );
  return (
    <Grid
      {...grid}
      label={list.label}
      rowId={list.rowId}
      columns={columns}
      isMarked={(row) => row.staged !== null}
      identify={list.toPointed}
      renderCell={renderCell}
      wrap={(table) => <RowMenu area={table} commands={list.menu} />}
      end={<End list={list} page={page} failure={failure} />}
    />
  );
};

/** What is not told in the list, and what that means for its order and filters. */
const NotTold = ({ scope }: { readonly scope: Scope }) => {
  const text = useNotToldText(scope, people);
  return text === '' ? null : (
    <Note tone="warn" isWide>
      {text}
    </Note>
  );
};

const Screen = <R extends ListRow>({ list, scope }: Of<R> & { readonly scope: Scope }) => {
  const summary = useSelectionSummary();
  const { filter } = useList();
  const { title, all, note } = list.useHeading(scope);
  const counts =
    summary === undefined || all === undefined
      ? ''
      : `${formatCount(summary.matching)} of ${formatCount(all)}`;
  return (
    <section aria-label={toShown(list.label)} className={styles.page}>
      <header className={styles.head}>
        <h1>{title}</h1>
        <SearchBox
          label={list.text.search}
          placeholder="Search username, name or e-mail"
          text={filter.text}
          onText={(text) => patchFilter({ text })}
          onLeave={() => moveFocus('grid')}
          attributes={focusTarget('search')}
        />
        <output aria-label="Shown" className={styles.counts}>
          {counts}
        </output>
      </header>
      <FilterBar>
        <list.Filters scope={scope} />
      </FilterBar>
      {note && (
        <Note tone="warn" isWide>
          {note}
        </Note>
      )}
      <BehindNote deploymentId={scope.deploymentId} of="list" />
      <NotTold scope={scope} />
      <SelectionBar list={list} />
      <PeopleGrid list={list} scope={scope} />
      <LiveRegion>
        {summary === undefined ? '' : `${counts} shown, ${formatCount(summary.selected)} selected`}
      </LiveRegion>
    </section>
  );
};

/** The screen of one list of people: search, filters, selection and the grid. */
export const PeoplePage = <R extends ListRow = PersonRow>({ list }: Of<R>) => {
  const scope = useScope();
  usePasteKey();
  return scope === null ? (
    <End list={list} page={{ matching: 0, all: 0 }} failure={null} />
  ) : (
    <Screen list={list} scope={scope} />
  );
};
