import type { Failure } from '#shared/base/failure.ts';
import type { ReaderFailure } from '#shared/contract/failures.ts';
import type { RemoteLimits } from '../limits.ts';
import type { Health, RequestLane } from '../pace/limiter.ts';
import type { CoderApi } from '../port.ts';
import type { NetworkWay } from '../wire/ways.ts';

/** What bytes are read for: each has a budget of its own, or is one answer at most. */
export const READING_KINDS = ['roles', 'rows', 'tokens', 'rest'] as const;
export type ReadingKind = (typeof READING_KINDS)[number];

/**
 * What a refresh asks of a server, with what the bytes of its answer count as, and how many arguments go over to the
 * thread: the options behind them stay here. Nothing of it writes.
 */
export const READING = {
  listOrganizations: { of: 'rest', takes: 0 },
  listOrganizationRoles: { of: 'roles', takes: 1 },
  listSiteRoles: { of: 'roles', takes: 0 },
  readRoleSync: { of: 'rest', takes: 1 },
  readOrganizationSync: { of: 'rest', takes: 0 },
  pageMembers: { of: 'rows', takes: 2 },
  pageUsers: { of: 'rows', takes: 1 },
  listTokens: { of: 'tokens', takes: 1 },
} as const satisfies Partial<Record<keyof CoderApi, { readonly of: ReadingKind; readonly takes: number }>>;
export type ReadingName = keyof typeof READING;
export type ReadingApi = Pick<CoderApi, ReadingName>;

// Made from the very keys of the table.
export const READING_NAMES = Object.keys(READING) as readonly ReadingName[];

/** Who wants to know what a reader does. */
export type ReaderListener = {
  /** An answer of this size came, unpacked. */
  readonly read: (kind: ReadingKind, bytes: number) => void;
  /** It ended by itself; whatever was asked of it fails. Not called for `close`. */
  readonly ended: (failure: Failure<ReaderFailure>) => void;
};

/** Reads one deployment for one refresh. */
export type Reader = {
  readonly api: ReadingApi;
  /** Ends it at once, in the middle of whatever it does, and with it its connections and its copy of the token. */
  readonly close: () => void;
};

/** What the reading thread is told first. */
export type Begin = {
  readonly kind: 'begin';
  readonly url: string;
  readonly token: string | null;
  readonly ca: readonly string[];
  readonly hasWays: boolean;
  readonly limits: RemoteLimits;
};

/** To the reading thread. `reply` answers one of its own questions. */
export type ToReader =
  | Begin
  | {
      readonly kind: 'ask';
      readonly id: number;
      readonly name: ReadingName;
      readonly args: readonly unknown[];
    }
  | { readonly kind: 'reply'; readonly id: number; readonly value: ReaderReply }
  | { readonly kind: 'ping' };

/** What the store answers: may it go, may it try again, which way. */
export type ReaderReply =
  | boolean
  | readonly NetworkWay[]
  /** Why the ways are not known. */
  | { readonly error: string };

/** The questions that only the store can answer: its gate is shared, and the way to the server is asked of main. */
export type ReaderQuestion =
  | { readonly what: 'enter'; readonly lane: RequestLane }
  | { readonly what: 'spend' }
  | { readonly what: 'ways' };

/** From the reading thread. */
export type FromReader =
  | { readonly kind: 'answer'; readonly id: number; readonly result: unknown }
  | ({ readonly kind: 'ask'; readonly id: number } & ReaderQuestion)
  | { readonly kind: 'leave'; readonly health: Health }
  | { readonly kind: 'pause'; readonly ms: number }
  | { readonly kind: 'reserve'; readonly ms: number }
  | { readonly kind: 'earn' }
  | { readonly kind: 'way'; readonly worked: NetworkWay; readonly failed: readonly NetworkWay[] }
  | { readonly kind: 'note'; readonly lane: RequestLane; readonly ms: number; readonly bytes: number }
  | { readonly kind: 'read'; readonly of: ReadingKind; readonly bytes: number }
  | { readonly kind: 'trouble'; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly kind: 'pong' };
