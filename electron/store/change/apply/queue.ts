import type { PlanId } from '#shared/base/brand.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { findChange, listPending } from '../../db/journal/change-list.ts';
import type { ChangeRow } from '../../db/journal/change-row.ts';

const CHUNK = 200;

/**
 * The pending changes of a plan in order, read from the journal a chunk at a time, then those given back. Each is
 * handed out once until it is given back.
 */
export const createQueue = (journal: ReadHandle, planId: PlanId) => {
  let chunk: readonly ChangeRow[] = [];
  let at = 0;
  let last = 0;
  let end = 0;
  const returned: number[] = [];

  const fill = (): void => {
    chunk = listPending(journal, planId, { after: last, upTo: end }, CHUNK);
    at = 0;
    last = chunk.at(-1)?.n ?? last;
  };

  const nextReturned = (): ChangeRow | null => {
    for (let n = returned.shift(); n !== undefined; n = returned.shift()) {
      const change = findChange(journal, planId, n);
      if (change?.state === 'pending') return change;
    }
    return null;
  };

  return {
    /** Lets the changes up to number `n` be handed out; before the first call none is. */
    openTo: (n: number): void => {
      end = n;
    },
    /** The next change, or null when nothing is waiting now. */
    next: (): ChangeRow | null => {
      if (at >= chunk.length) fill();
      const change = chunk[at];
      if (change === undefined) return nextReturned();
      at += 1;
      return change;
    },
    /** Puts a change that is pending again back into the line. */
    giveBack: (n: number): void => {
      // One that the cursor has not come to yet will be found there; twice in the line would be two PUTs at once.
      if (n <= last && !returned.includes(n)) returned.push(n);
    },
    /** False: everything that waits has been handed out. */
    isWaiting: (): boolean => {
      if (at >= chunk.length) fill();
      return at < chunk.length || returned.length > 0;
    },
  };
};
export type Queue = ReturnType<typeof createQueue>;
