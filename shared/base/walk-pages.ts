import { ok, type Result } from './result.ts';

type Page<T> = { readonly rows: readonly T[]; readonly count: number };
type PageResult<T, Code extends string> = Result<Page<T>, Code>;

export type Walk<T, Code extends string> = {
  readonly fetch: (where: {
    readonly offset: number;
    readonly limit: number;
  }) => Promise<PageResult<T, Code>>;
  readonly idOf: (row: T) => string;
  readonly onRows: (rows: readonly T[], done: number, count: number) => void;
  readonly pageRows: number;
};

/** `moved`: rows came, went or changed places while we read, so something may be missing or double. */
export type Walked = { readonly count: number; readonly moved: boolean };

/** Pages on their way at once; more would take the few database connections of a real server (coder-api 8). */
const AHEAD = 4;

/** So many times smaller a page is asked for again when it was too large: from 1,000 rows to one in five steps. */
const SMALLER = 4;
/** How many rows to ask for where an answer with so many was too large. */
export const toSmaller = (rows: number): number => Math.max(1, Math.floor(rows / SMALLER));

/** Too large for the server, for whatever stands before it, for the line, or for us. */
const isTooLarge = <T, Code extends string>(page: PageResult<T, Code>): boolean =>
  !page.ok && page.failure.code === 'too-large';

/**
 * Reads a whole list by offset. Each page begins with the last row of the one before: when that row is another
 * one, the list moved, even if the count is the same again (one left, one joined). The next pages are on their
 * way while one is looked at. A page that is too large is asked for again as smaller ones, and so are all after it.
 */
export const walkPages = async <T, Code extends string>({
  fetch,
  idOf,
  onRows,
  pageRows,
}: Walk<T, Code>): Promise<Result<Walked, Code>> => {
  let limit = pageRows;
  const shrink = (): void => {
    limit = toSmaller(limit);
  };
  let first = await fetch({ offset: 0, limit });
  for (; isTooLarge(first) && limit > 1; first = await fetch({ offset: 0, limit })) shrink();
  if (!first.ok) return first;
  const { rows, count } = first.value;
  onRows(rows, Math.min(rows.length, count), count);
  // Fewer rows than asked for although there are more: the server has a largest page of its own.
  limit = Math.min(limit, Math.max(1, rows.length));
  const ahead: { readonly offset: number; readonly page: Promise<PageResult<T, Code>> }[] = [];
  let moved = rows.length < Math.min(limit, count) || rows.length > count;
  let last = rows.at(-1);
  /** Rows that were asked for so far. */
  let asked = limit;
  for (;;) {
    while (rows.length > 0 && ahead.length < AHEAD && asked < count) {
      const offset = limit === 1 ? asked : asked - 1;
      ahead.push({ offset, page: fetch({ offset, limit }) });
      asked = offset + limit;
    }
    const turn = ahead.shift();
    if (turn === undefined) return ok({ count, moved });
    const { offset } = turn;
    const page = await turn.page;
    if (isTooLarge(page) && limit > 1) {
      shrink();
      ahead.length = 0;
      // All before it was read, and its first row with that.
      asked = offset + 1;
      continue;
    }
    if (!page.ok) return page;
    const [head] = page.value.rows;
    // The list ended before its count did; asking on, up to whatever was claimed, would bring nothing.
    if (head === undefined) return ok({ count, moved: true });
    const isJoined = last !== undefined && (limit === 1 || idOf(head) === idOf(last));
    const isWhole = page.value.rows.length === Math.min(limit, count - offset);
    if (!isJoined || !isWhole || page.value.count !== count) moved = true;
    last = page.value.rows.at(-1) ?? last;
    onRows(page.value.rows, Math.min(count, offset + page.value.rows.length), count);
  }
};
