import type { ChangeRow } from '../../db/journal/change-row.ts';
import { msBetween, type ReadMoment, toMoment } from './read-moment.ts';
import type { Run } from './run.ts';
import type { SeenRead } from './sight.ts';

/** How often one subject is asked for before it counts as not to be read in time. */
const ASKED = 3;

/** A read, and when it was heard: its age is counted from then. */
export type FreshRead = { readonly read: SeenRead; readonly at: ReadMoment };

/**
 * Reads the subject of a change. What a process finds in a socket when it goes on after standing still, stopped or asleep,
 * was true before that: an answer that took longer than a read counts as fresh is asked for once more. A server that is
 * as slow as that every time is taken at its second word, but never when it took longer than `slowestReadMs`, by which an
 * answer can be older than it was heard. Null: it took longer every time.
 */
export const readFresh = async (run: Run, change: ChangeRow): Promise<FreshRead | null> => {
  const { freshMs, slowestReadMs } = run.limits;
  for (let asked = 1; asked <= ASKED; asked += 1) {
    let leftAt = toMoment(run.clock);
    const read = await run.sight.read(change, {
      signal: run.sending,
      onStart: () => {
        leftAt = toMoment(run.clock);
      },
    });
    const at = toMoment(run.clock);
    if (run.sending.aborted || !read.ok) return { read, at };
    if (msBetween(leftAt, at) <= (asked === 1 ? freshMs : slowestReadMs)) return { read, at };
  }
  return null;
};
