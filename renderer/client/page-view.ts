import type { Failure } from '#shared/base/failure.ts';
import type { Input, Output, QueryName } from '#shared/contract/index.ts';
import type { LiveQueries } from './live-queries.ts';

type Piece = { readonly offset: number; readonly limit: number };
type Pieces = { readonly rows: readonly unknown[] } | null;

/** Queries that answer a long list piece by piece: by what they ask and answer. */
export type PagedName = {
  [N in QueryName]: Input<N> extends Piece ? (Output<N> extends Pieces ? N : never) : never;
}[QueryName];
export type PagedInput<N extends PagedName> = Omit<Input<N>, 'offset' | 'limit'>;
/** A page of a list; null where the store has no such list (any more) is no page. */
export type ListPage<N extends PagedName> = NonNullable<Output<N>>;
export type RowOfPage<N extends PagedName> = ListPage<N>['rows'][number];

export const PAGE_ROWS = 100;

export type PageView<N extends PagedName> = {
  /** Keeps the pages that hold rows `first` to `last` (inclusive), and lets go of the others. */
  readonly show: (first: number, last: number) => void;
  /** The row at a place of the whole list; undefined: not read yet. */
  readonly rowAt: (index: number) => RowOfPage<N> | undefined;
  /** Any page that was read, for the totals; undefined: none yet. */
  readonly anyPage: () => ListPage<N> | undefined;
  readonly failure: () => Failure | null;
  readonly isLoading: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
  /** Grows with every change; lets React see that something is new. */
  readonly version: () => number;
};

/** A window over a list that lives in the store: only the pages around what is shown are kept fresh. */
export const createPageView = <N extends PagedName>(
  live: LiveQueries,
  name: N,
  base: PagedInput<N>,
): PageView<N> => {
  const held = new Map<number, () => void>();
  const listeners = new Set<() => void>();
  let version = 0;
  let lastPage: ListPage<N> | undefined;

  // The base has every other part of the input; offset and limit complete it.
  const makeInput = (page: number) =>
    ({ ...base, offset: page * PAGE_ROWS, limit: PAGE_ROWS }) as unknown as Input<N>;
  const inputs = new Map<number, Input<N>>();
  const inputOf = (page: number): Input<N> => {
    const input = inputs.get(page) ?? makeInput(page);
    inputs.set(page, input);
    return input;
  };
  const read = (page: number) => live.read(name, inputOf(page));
  const remember = (): void => {
    // Before anything is held, the first page may be known already: the store says it before it is asked.
    for (const page of held.size === 0 ? [0] : held.keys()) {
      const { value } = read(page);
      if (value == null) continue;
      lastPage = value;
      return;
    }
  };
  const bump = (): void => {
    version += 1;
    for (const listener of [...listeners]) listener();
  };

  const show = (first: number, last: number): void => {
    const from = Math.max(0, Math.floor(first / PAGE_ROWS));
    const to = Math.floor(last / PAGE_ROWS);
    remember();
    let isNew = false;
    for (const [page, release] of [...held]) {
      if (page >= from && page <= to) continue;
      release();
      held.delete(page);
      isNew = true;
    }
    for (let page = from; page <= to; page += 1) {
      if (held.has(page)) continue;
      held.set(page, live.subscribe(name, inputOf(page), bump));
      const { isLoading, failure } = read(page);
      isNew ||= isLoading || failure !== null;
    }
    // A page that was known before it was held shows what it showed.
    if (isNew) bump();
  };

  return {
    show,
    rowAt: (index) => read(Math.floor(index / PAGE_ROWS)).value?.rows[index % PAGE_ROWS],
    anyPage: () => {
      remember();
      return lastPage;
    },
    failure: () => [...held.keys()].map((page) => read(page).failure).find((one) => one !== null) ?? null,
    isLoading: () => [...held.keys()].some((page) => read(page).isLoading),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    version: () => version,
  };
};
