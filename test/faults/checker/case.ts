import type { ChangeRow } from '#electron/store/db/journal/change.ts';
import type { listEvents } from '#electron/store/db/journal/event.ts';
import { hasSameRoles } from '#shared/core/roles/role-set.ts';
import { type HistoryEntry, type PutEntry, subjectOf } from '#test/kit/history.ts';

export type Event = ReturnType<typeof listEvents>[number];

/** What an intent event says was read and was to be sent, and when it was durable. */
export type WrittenIntent = {
  readonly at: number;
  readonly attempt: number | null;
  readonly before: readonly string[];
  readonly target: readonly string[];
};

/** One change with everything that journal and history know of it. */
export type Case = {
  readonly change: ChangeRow;
  readonly events: readonly Event[];
  readonly intents: readonly WrittenIntent[];
  /** In the order in which they came in. */
  readonly puts: readonly PutEntry[];
  /** In the order of the history. */
  readonly seen: readonly HistoryEntry[];
  /** When the row came to its end; null while it has not. */
  readonly endedAt: number | null;
};

/**
 * A PUT whose answer was lost, and whose effect somebody else took back exactly before it was read again: the reads
 * then say that nothing happened. Without a version on the server nothing can tell the difference.
 */
export const wasTakenBack = ({ seen, events, intents }: Case, put: PutEntry): boolean => {
  const befores = intents.filter(({ target }) => hasSameRoles(target, put.body)).map(({ before }) => before);
  const isBack = (roles: readonly string[]): boolean => befores.some((before) => hasSameRoles(before, roles));
  return (
    events.some(({ kind, data }) => kind === 'resolved' && data.to === 'pending') &&
    seen.some((entry) => entry.kind === 'edit' && entry.at >= put.at && isBack(entry.after))
  );
};

/** What is wrong with one change, or null. */
export type Rule = (of: Case) => string | null;

export const ENDS: readonly string[] = ['applied', 'failed', 'skipped', 'cancelled'];

const toIntent = (at: number, { attempt, data }: Event): WrittenIntent => {
  // Only the journal writer writes intents, and always with both lists.
  const { before, target } = data as unknown as Pick<WrittenIntent, 'before' | 'target'>;
  return { at, attempt, before, target };
};

/** Collects what belongs to one change. `timeOf` puts events on the clock of the history. */
export const toCase = (
  change: ChangeRow,
  events: readonly Event[],
  history: readonly HistoryEntry[],
  timeOf: (event: Event) => number,
): Case => {
  const subject = subjectOf(change);
  const seen = history.filter((entry) => entry.subject === subject);
  const puts = seen.filter((entry): entry is PutEntry => entry.kind === 'put');
  const last = events.findLast(({ kind }) => kind === 'result' || kind === 'resolved');
  return {
    change,
    events,
    intents: events.filter(({ kind }) => kind === 'intent').map((event) => toIntent(timeOf(event), event)),
    puts: puts.toSorted((a, b) => a.arrivedAt - b.arrivedAt),
    seen,
    endedAt: ENDS.includes(change.state)
      ? last === undefined
        ? Number.NEGATIVE_INFINITY
        : timeOf(last)
      : null,
  };
};
