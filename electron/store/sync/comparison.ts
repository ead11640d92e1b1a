import type { UserId } from '#shared/base/brand.ts';
import { UNREADABLE } from '#shared/model/member.ts';
import { getMember, listPrints, type MemberRecord, type MemberRow, toPrint } from '../copy/member.ts';
import type { ReadHandle } from '../db/handles.ts';
import { createIdSet } from './id-set.ts';

/** A member that is not in the copy as the server has it. `before` null: not in the copy at all. */
export type MemberChange = { readonly before: MemberRecord | null; readonly after: MemberRow };

/** One organization's list held against the copy. Rows that are the same cost an id and a number. */
type Comparison = {
  /** Forgets who was seen, for another pass over the same list; what is known to differ is kept. */
  readonly begin: () => void;
  readonly add: (rows: readonly MemberRow[]) => void;
  /** People in the present pass. */
  readonly seen: () => number;
  /**
   * Ends it: with `isWhole` the last pass alone is the truth, else everybody seen in any pass counts as there.
   */
  readonly end: (isWhole: boolean) => Compared;
};

/** What came of holding a list against the copy. */
export type Compared = {
  readonly isWhole: boolean;
  readonly isSeen: (userId: UserId) => boolean;
  readonly size: number;
  /** How many of those seen are in the copy already. */
  readonly known: number;
  readonly changes: readonly MemberChange[];
};

/**
 * `organizationKey` null: an organization that is not in the copy yet. With `write`, differences are written as they
 * come and not kept; `held` is told how many are.
 */
export const createComparison = (
  cache: ReadHandle,
  organizationKey: number | null,
  write: ((changes: readonly MemberChange[]) => void) | null = null,
  held: (count: number) => void = () => undefined,
): Comparison => {
  const changes = new Map<UserId, MemberChange>();
  const earlier = createIdSet();
  let current = createIdSet();
  /** Of somebody who cannot be read now, what was read before stays: no roles are not what they have. */
  const keepKnown = (row: MemberRow, key: number | null): MemberRow => {
    if (row.status !== UNREADABLE || key === null) return row;
    return { ...getMember(cache, key), status: UNREADABLE };
  };
  const add = (rows: readonly MemberRow[]) => {
    const ids = rows.map((row) => row.userId);
    const prints = organizationKey === null ? [] : listPrints(cache, organizationKey, ids);
    const known = new Map(prints.map((print) => [print.userId, print] as const));
    const differing = new Map<UserId, MemberChange>();
    for (const row of rows) {
      const found = known.get(row.userId);
      const after = keepKnown(row, found?.key ?? null);
      current.add(after.userId, found !== undefined);
      // A person read twice (pages overlap by a row) counts as read last.
      if (found !== undefined && found.print === toPrint(after)) changes.delete(after.userId);
      else differing.set(after.userId, { before: found ? getMember(cache, found.key) : null, after });
    }
    if (write !== null) write([...differing.values()]);
    else {
      held(differing.size);
      for (const [userId, change] of differing) changes.set(userId, change);
    }
  };
  return {
    begin: () => {
      current.addTo(earlier);
      current = createIdSet();
    },
    add,
    seen: () => current.size(),
    end: (isWhole) => {
      if (!isWhole) earlier.addTo(current);
      const there = current;
      there.trim();
      return {
        isWhole,
        isSeen: (userId) => there.has(userId),
        size: there.size(),
        // What a first copy writes is in it.
        known: write === null ? there.known() : there.size(),
        changes: [...changes.values()].filter((change) => there.has(change.after.userId)),
      };
    },
  };
};
