import type { UserId } from '#shared/base/brand.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { type Walk, walkPages } from '#shared/base/walk-pages.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';
import type { MemberRow } from '../copy/member.ts';
import { copyBytes } from '../db/cache.ts';
import type { RemoteOrganization } from '../remote/port.ts';
import { type Compared, createComparison } from './comparison.ts';
import type { PassContext } from './types.ts';

/** How far the reading of one list got. */
export type Tell = (done: number, total: number) => void;

type Listed = { readonly userId: UserId; readonly unreadable?: string };

/** A list of people on the server, and where it is kept. */
export type List<Row extends Listed> = {
  /** The organization that the list belongs to; the whole deployment counts as one. */
  readonly organization: RemoteOrganization;
  /** Its key in the copy; null: new. */
  readonly key: number | null;
  readonly fetch: Walk<Row, RemoteFailure>['fetch'];
  /** Null: a row that is nobody. */
  readonly toRow: (row: Row) => MemberRow | null;
  readonly tell: Tell;
  /** How many there are was told to the meter already. */
  readonly isPromised?: boolean;
};

const PASSES = 2;
/** So many rows that cannot be read are an accident, whatever the length of the list; above it a hundredth is. */
const ACCIDENTS = 10;
const ACCIDENT_SHARE = 0.01;

/** Too many for each to be one person's trouble: the list itself is not what it should be. */
export const isBeyondBelief = (bad: number, count: number): boolean =>
  bad > Math.max(ACCIDENTS, count * ACCIDENT_SHARE) || bad * 2 > count;

const refuse = (unreadable: ReadonlyMap<UserId, string>, count: number) => {
  const fields = [...new Set(unreadable.values())].join(', ');
  return fail(
    'bad-response',
    `Of ${count} rows in a list of people, ${unreadable.size} could not be read, so none of it was believed. The copy from before was kept. Ask who runs the server, then refresh again.`,
    { detail: `wrong at ${fields}`, retry: true },
  );
};

/**
 * One list held against the copy. A pass is whole when nothing moved and the distinct rows are as many as the server
 * counts; otherwise the list is read once more.
 */
export const readList = async <Row extends Listed>(
  context: PassContext,
  list: List<Row>,
): Promise<Result<Compared, RemoteFailure>> => {
  const { cache, incoming, meter, pageRows, signal } = context;
  const incomingKey = incoming?.open(list.organization) ?? null;
  const comparison = createComparison(
    incomingKey === null ? cache.read : cache.write,
    incomingKey ?? list.key,
    incoming === null || incomingKey === null ? null : (changes) => incoming.write(incomingKey, changes),
    meter.changes,
  );
  let isWhole = false;
  let isPromised = list.isPromised ?? false;
  const unreadable = new Map<UserId, string>();
  for (let pass = 0; pass < PASSES && !isWhole; pass += 1) {
    comparison.begin();
    const nobody = new Set<UserId>();
    if (signal.aborted) break;
    const walked = await walkPages<Row, RemoteFailure>({
      fetch: list.fetch,
      idOf: (row) => row.userId,
      pageRows,
      onRows: (rows, done, total) => {
        if (signal.aborted) return;
        const people: MemberRow[] = [];
        for (const row of rows) {
          const person = list.toRow(row);
          if (row.unreadable !== undefined) unreadable.set(row.userId, row.unreadable);
          if (person === null) nobody.add(row.userId);
          else people.push(person);
        }
        if (!isPromised) meter.promised(total);
        isPromised = true;
        meter.rows(people, rows.length);
        if (signal.aborted) return;
        comparison.add(people);
        list.tell(done, total);
        if (meter.isTimeToLook()) meter.size(copyBytes(cache.write), context.diskSpace());
      },
    });
    if (!walked.ok) return walked;
    if (isBeyondBelief(unreadable.size, walked.value.count)) return refuse(unreadable, walked.value.count);
    isWhole = !walked.value.moved && comparison.seen() + nobody.size === walked.value.count;
  }
  return ok(comparison.end(isWhole));
};
