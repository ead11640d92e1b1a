import { useCallback, useEffect, useRef, useState } from 'react';
import { PAGE_ROWS, type RowOfPage } from '#renderer/client/page-view.ts';
import { usePages } from '#renderer/client/use-pages.ts';
import { useQuery } from '#renderer/client/use-query.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ContextMenu, ContextMenuItem, type MenuArea } from '#renderer/ui/context-menu.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import menuStyles from '#renderer/ui/filter-menu.module.css';
import { formatAgo, formatCount } from '#renderer/ui/format.ts';
import type { GridColumn } from '#renderer/ui/grid/columns.ts';
import { Grid, type GridHandle } from '#renderer/ui/grid/grid.tsx';
import { LiveRegion } from '#renderer/ui/live-region.tsx';
import { Moment } from '#renderer/ui/moment.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { SearchBox } from '#renderer/ui/search-box.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { copyAndSay } from '#renderer/window/clipboard.ts';
import { useServerNow } from '#renderer/window/clock.ts';
import { useBinding, useCommands } from '#renderer/window/commands.ts';
import { useDeployment } from '#renderer/window/deployment.ts';
import { focusTarget, moveFocus, wantFocus } from '#renderer/window/focus.ts';
import { useWhere } from '#renderer/window/where.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import type { Output } from '#shared/contract/index.ts';
import { MOST_SUBJECTS_IN_MESSAGE } from '#shared/contract/pieces.ts';
import { preflightTextOf } from '#shared/kinds/index.ts';
import type { Deployment } from '#shared/model/deployment.ts';
import { TOKEN_SORT_COLUMNS } from '#shared/model/token-list.ts';
import { FirstCopy } from '../people/index.ts';
import { useCapabilities } from '../status/index.ts';
import { findWhyNot } from './expire.ts';
import { countTokens, listNotes, toEnd, toScopesText } from './text.ts';
import styles from './tokens.module.css';
import {
  listMeant,
  openTokens,
  setTokenWidth,
  setWhyNot,
  showTokens,
  tickOnly,
  toBoxForAll,
  useTokens,
} from './tokens-store.ts';
import { type Shown, toShown, useActions } from './use-actions.ts';

type TokenRow = RowOfPage<'token.list'>;
type Page = Output<'token.list'>;

const COLUMNS = [
  { id: 'username', label: 'Owner', width: 150 },
  { id: 'name', label: 'Name', width: 170, isFlexible: true },
  { id: 'createdAt', label: 'Created', width: 90 },
  { id: 'lastUsedAt', label: 'Last used', width: 90 },
  { id: 'expiresAt', label: 'Expires', width: 140 },
  { id: 'scopes', label: 'Scopes', width: 200, isUnsorted: true },
  { id: 'id', label: 'Token id', width: 110, isUnsorted: true },
] as const satisfies readonly GridColumn[];
type ColumnId = (typeof COLUMNS)[number]['id'];

const Ago = ({
  iso,
  none,
  nowMs,
}: {
  readonly iso: string | null;
  readonly none: string;
  readonly nowMs: number;
}) =>
  iso === null ? (
    <span className={styles.soft}>{none}</span>
  ) : (
    <Moment iso={iso}>{formatAgo(iso, nowMs)}</Moment>
  );

const End = ({ row, nowMs }: { readonly row: TokenRow; readonly nowMs: number }) => {
  const { text, tone } = toEnd(row, nowMs);
  const shown = <span className={tone === 'plain' ? undefined : styles[tone]}>{text}</span>;
  return row.expiresAt === null ? shown : <Moment iso={row.expiresAt}>{shown}</Moment>;
};

const drawCell = (row: TokenRow, column: ColumnId, nowMs: number) => {
  switch (column) {
    case 'username':
      return <SafeText>{row.username || row.userId}</SafeText>;
    case 'name':
      return (
        <>
          <SafeText>{row.name || '–'}</SafeText>
          {row.isInUse && <span className={styles.soft}> in use by Rollcall</span>}
          {row.isStaged && <span className={styles.warn}> will expire</span>}
        </>
      );
    case 'createdAt':
      return <Ago iso={row.createdAt} none="not told" nowMs={nowMs} />;
    case 'lastUsedAt':
      return <Ago iso={row.lastUsedAt} none="never" nowMs={nowMs} />;
    case 'expiresAt':
      return <End row={row} nowMs={nowMs} />;
    case 'scopes':
      return <SafeText>{toScopesText(row.scopes)}</SafeText>;
    case 'id':
      return (
        <code>
          <SafeText>{row.id}</SafeText>
        </code>
      );
  }
};

/** What is done to tokens, for the bar and the menu alike. */
type Deed = {
  readonly label: string;
  readonly isEnabled: boolean;
  readonly why?: string;
  readonly run: () => void;
};

/** Asks what the server can do, for the key and the buttons alike. */
const KnownServer = ({ deployment }: { readonly deployment: Deployment }) => {
  const { value } = useCapabilities(deployment);
  const can = value?.api.find(({ key }) => key === 'key-expiry')?.has ?? true;
  useEffect(() => setWhyNot(can ? null : preflightTextOf('expiry-unknown').reason), [can]);
  return null;
};

const useDeeds = (): readonly Deed[] => {
  const count = useTokens(({ ticked, pointed }) =>
    ticked.size > 0 ? ticked.size : Number(pointed !== null),
  );
  const copy = (): void => {
    const ids = listMeant().map(({ id }) => id);
    void copyAndSay(ids.join('\n'), ids.length === 1 ? 'Copied the token id.' : 'Copied the token ids.');
  };
  const expire = useBinding('stage.expire');
  const whyNot = useTokens(findWhyNot);
  return [
    {
      label: count > 1 ? `Expire ${countTokens(count)}` : 'Expire token',
      isEnabled: expire.isEnabled && count > 0 && whyNot === null,
      why: whyNot ?? `Key: ${expire.keyText} in the list`,
      run: expire.run,
    },
    { label: count > 1 ? 'Copy token ids' : 'Copy token id', isEnabled: count > 0, run: copy },
  ];
};

const Bar = () => {
  const ticked = useTokens((tokens) => tokens.ticked.size);
  const pointed = useTokens((tokens) => tokens.pointed);
  const deeds = useDeeds();
  return (
    <div role="toolbar" aria-label="Selection" className={styles.bar}>
      <span className={styles.who}>
        {ticked > 0 ? `${countTokens(ticked)} selected` : 'Nothing selected'}
        {ticked === 0 && pointed !== null && (
          <>
            ; acts on <SafeText>{pointed.name || pointed.id}</SafeText> of{' '}
            <SafeText>{pointed.username}</SafeText>
          </>
        )}
        {ticked > 0 && (
          <Button look="quiet" onClick={() => tickOnly([])}>
            Clear
          </Button>
        )}
      </span>
      {deeds.map(({ label, isEnabled, why, run }) => (
        <Button key={label} disabled={!isEnabled} title={why} onClick={run}>
          {label}
        </Button>
      ))}
    </div>
  );
};

const RowMenu = ({ area }: { readonly area: MenuArea }) => {
  const ticked = useTokens((tokens) => tokens.ticked.size);
  const deeds = useDeeds();
  return (
    <ContextMenu area={area} label={`${countTokens(ticked)} selected`}>
      {deeds.map(({ label, isEnabled, run }) => (
        <ContextMenuItem key={label} isDisabled={!isEnabled} onSelect={run}>
          {label}
        </ContextMenuItem>
      ))}
    </ContextMenu>
  );
};

/** What stands below the header when there are no rows: loading, failed, not read, none, none that match. */
const Nothing = ({
  page,
  failure,
}: {
  readonly page: Page | undefined;
  readonly failure: Parameters<typeof ErrorNote>[0]['failure'] | null;
}) => {
  if (failure !== null && page === undefined) return <ErrorNote failure={failure} />;
  if (page === undefined) return <Skeleton lines={12} label="Loading the tokens" />;
  if (page.matching > 0) return null;
  if (page.asOf === null && page.problem === null) return <FirstCopy title="No tokens in the copy yet" />;
  if (page.all === 0)
    return (
      <EmptyState title="No tokens">
        The last refresh that read them found no token that you may see.
      </EmptyState>
    );
  return (
    <EmptyState
      title="No token matches"
      action={<Button onClick={() => showTokens({ text: '', showsExpired: true })}>Show all tokens</Button>}
    >
      The search, or that expired ones are hidden, leaves none of {countTokens(page.all)}.
    </EmptyState>
  );
};

const rowsAround = (first: number, last: number) => ({
  first: Math.floor(first / PAGE_ROWS) * PAGE_ROWS,
  last: Math.ceil((last + 1) / PAGE_ROWS) * PAGE_ROWS - 1,
});

const TokenGrid = ({
  deploymentId,
  onPage,
}: {
  readonly deploymentId: DeploymentId;
  readonly onPage: (page: Page) => void;
}) => {
  const { filter, sort, cursor, ticked, widths } = useTokens();
  const handle = useRef<GridHandle>(null);
  const [range, setRange] = useState(rowsAround(0, 60));
  const { view, isPrevious } = usePages('token.list', { deploymentId, filter, sort }, range);
  const nowMs = useServerNow(deploymentId);
  const isMac = useCommands((commands) => commands.isMac);
  const page = view.anyPage();
  useEffect(() => {
    if (page !== undefined) onPage(page);
  }, [page, onPage]);
  const count = page?.matching ?? 0;
  // More than that cannot all be ticked, and where nothing is, nothing has to be asked.
  const isAsked = ticked.size > 0 && count <= MOST_SUBJECTS_IN_MESSAGE;
  const whole = { deploymentId, filter, sort, offset: 0, limit: MOST_SUBJECTS_IN_MESSAGE };
  const isAll = toBoxForAll(useQuery('token.list', isAsked ? whole : null).value?.rows, ticked);
  const rowAt = (index: number): TokenRow | undefined => view.rowAt(index);
  const actions = useActions({ deploymentId, count, rowAt, handle });
  const renderCell = useCallback((row: Shown, column: ColumnId) => drawCell(row, column, nowMs), [nowMs]);
  const toKnown = useCallback(
    ({ id, name, username }: Shown) => ({ id, name: `${name || id} of ${username}` }),
    [],
  );
  return (
    <Grid
      handle={handle}
      label="Tokens"
      rowId="token-row"
      columns={COLUMNS}
      widths={widths}
      onWidth={setTokenWidth}
      sort={sort}
      onSort={({ column, direction }) => {
        const by = TOKEN_SORT_COLUMNS.find((one) => one === column);
        if (by !== undefined) showTokens({}, { column: by, direction });
      }}
      count={count}
      rowAt={(index) => {
        const row = rowAt(index);
        return row === undefined ? undefined : toShown(row, ticked.has(row.id));
      }}
      renderCell={renderCell}
      isMarked={(row) => row.isStaged}
      identify={toKnown}
      isPrevious={isPrevious}
      cursor={cursor}
      isAll={isAll}
      actions={actions}
      onRange={(first, last) => {
        const next = rowsAround(first, last);
        setRange((was) => (was.first === next.first && was.last === next.last ? was : next));
      }}
      isMac={isMac}
      attributes={focusTarget('grid')}
      wrap={(table) => <RowMenu area={table} />}
      end={<Nothing page={page} failure={view.failure()} />}
    />
  );
};

const Screen = ({ deploymentId }: { readonly deploymentId: DeploymentId }) => {
  const deployment = useDeployment();
  const filter = useTokens((tokens) => tokens.filter);
  const ticked = useTokens((tokens) => tokens.ticked.size);
  const [page, setPage] = useState<Page>();
  useEffect(() => {
    openTokens(deploymentId);
    wantFocus('grid');
  }, [deploymentId]);
  const counts = page === undefined ? '' : `${formatCount(page.matching)} of ${formatCount(page.all)}`;
  return (
    <section aria-label="Tokens" className={styles.page}>
      <header className={styles.head}>
        <h1>Tokens</h1>
        <SearchBox
          label="Search tokens"
          placeholder="Search owner, name, id or scope"
          text={filter.text}
          onText={(text) => showTokens({ text })}
          onLeave={() => moveFocus('grid')}
          attributes={focusTarget('search')}
        />
        <button
          type="button"
          aria-pressed={filter.showsExpired}
          className={cx(menuStyles.filter, filter.showsExpired && menuStyles.isOn)}
          onClick={() => showTokens({ showsExpired: !filter.showsExpired })}
        >
          {page === undefined ? 'Show expired' : `Show expired ${formatCount(page.expired)}`}
        </button>
        <output aria-label="Shown" className={styles.counts}>
          {counts}
        </output>
      </header>
      {page !== undefined &&
        listNotes(page).map((text) => (
          <Note key={text} tone={page.problem === null ? 'info' : 'warn'} isWide>
            {text}
          </Note>
        ))}
      {deployment !== undefined && <KnownServer deployment={deployment} />}
      <Bar />
      <TokenGrid deploymentId={deploymentId} onPage={setPage} />
      <LiveRegion>{counts === '' ? '' : `${counts} shown, ${formatCount(ticked)} selected`}</LiveRegion>
    </section>
  );
};

/** The tokens that the sign-in may see: whose, since when, until when, and what they may do. Never a secret. */
export const TokensPage = () => {
  const deploymentId = useWhere((where) => where.deploymentId);
  return deploymentId === null ? null : <Screen deploymentId={deploymentId} />;
};
