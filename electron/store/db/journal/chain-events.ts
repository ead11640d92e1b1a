import type { ReadHandle } from '../handles.ts';
import { sql } from '../sql.ts';
import type { Link } from './chain.ts';
import { EVENT_COLUMNS } from './event.ts';

/** An event as the chain sees it, with the hash that the row carries. */
export type ChainedEvent = Link & { readonly hash: string | null };

/** Up to `limit` events after number `after`, in order. */
export const listChained = (journal: ReadHandle, after: number, limit: number): readonly ChainedEvent[] =>
  journal.all<ChainedEvent>(
    sql`SELECT ${EVENT_COLUMNS}, e.hash FROM event AS e WHERE e.seq > ${after} ORDER BY e.seq LIMIT ${limit}`,
  );
