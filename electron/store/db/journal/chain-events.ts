import type { ReadHandle } from '../handles.ts';
import { sql } from '../sql.ts';
import type { Link } from './chain.ts';

/** An event as the chain sees it, with the hash that the row carries. */
export type ChainedEvent = Link & { readonly hash: string | null };

/** Up to `limit` events after number `after`, in order. */
export const listChained = (journal: ReadHandle, after: number, limit: number): readonly ChainedEvent[] =>
  journal.all<ChainedEvent>(
    sql`SELECT seq, plan_id AS planId, n, kind, attempt, mono_ms AS monoMs, boot_id AS bootId,
      wall_utc AS wallUtc, data, hash FROM event WHERE seq > ${after} ORDER BY seq LIMIT ${limit}`,
  );
