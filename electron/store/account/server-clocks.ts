import type { DeploymentId } from '#shared/base/brand.ts';
import type { Clock } from '#shared/base/ports.ts';
import { type DeploymentRecord, listDeployments } from '../db/journal/deployment.ts';
import { findKeyFact } from '../db/journal/key-fact.ts';
import { deleteServerClock, findServerClock, type ServerClock, saveServerClock } from '../db/journal/meta.ts';
import type { Journal } from '../db/journal.ts';

/** The time as a server has it. */
export type ServerTime = {
  readonly nowMs: number;
  /** The server's clock less this machine's; 0: the same, or not known. */
  readonly skewMs: number;
  /** When the server last took the key in use, by its own clock; null: not seen. */
  readonly takenMs: number | null;
};

type Known = Pick<DeploymentRecord, 'id' | 'url' | 'keyId'>;
type Heard = { readonly skewMs: number; readonly serverMs: number; readonly isTaken: boolean };

/** A difference that nobody need be told of: the error of the measure, and clocks that drift. */
const DRIFT_MS = 5_000;
/** How often a token that goes on being taken is written down. */
const TAKEN_EVERY_MS = 10 * 60_000;

/**
 * What the servers' answers tell of their clocks, for the times that servers write: when a token ends, when somebody
 * was last seen. Kept for work offline. By address, since a server is heard before it is a deployment.
 */
export const createServerClocks = (deps: {
  readonly journal: Journal;
  readonly clock: Pick<Clock, 'nowMs'>;
  /** A clock is known anew, or is another one; or a token was taken at another time than was written down. */
  readonly changed: () => void;
}) => {
  const skews = new Map<string, number>();
  /** When a key was taken last, by address and key: a sign-in uses more than one. */
  const taken = new Map<string, number>();
  const kept = new Map<DeploymentId, ServerClock | null>();

  const toKey = (url: string, keyId: string): string => `${url} ${keyId}`;

  const findKept = (id: DeploymentId): ServerClock | null => {
    const inMemory = kept.get(id);
    if (inMemory !== undefined) return inMemory;
    const found = findServerClock(deps.journal.read, id);
    kept.set(id, found);
    return found;
  };

  /** What is known of the server of a deployment and the key in use: what was heard, else what was kept. */
  const find = ({ id, url, keyId }: Known): ServerClock => {
    const last = findKept(id);
    const heardMs = keyId === null ? undefined : taken.get(toKey(url, keyId));
    const keptMs = last !== null && last.keyId === keyId ? last.takenMs : null;
    return { skewMs: skews.get(url) ?? last?.skewMs ?? 0, keyId, takenMs: heardMs ?? keptMs };
  };

  /** Is what is kept too old? A token that goes on being taken is not written down each time. */
  const isNews = (now: ServerClock, last: ServerClock | null): boolean =>
    last === null ||
    Math.abs(last.skewMs - now.skewMs) > DRIFT_MS ||
    last.keyId !== now.keyId ||
    (now.takenMs ?? 0) - (last.takenMs ?? 0) >= TAKEN_EVERY_MS;

  /** Taken after the end that was told of it: whoever said that it has run out must say otherwise. */
  const outlives = (id: DeploymentId, now: ServerClock, last: ServerClock | null): boolean => {
    if (now.takenMs === null || now.takenMs === last?.takenMs) return false;
    const fact = findKeyFact(deps.journal.read, id);
    if (fact === null || fact.expiresAt === null || fact.keyId !== now.keyId) return false;
    const endMs = Date.parse(fact.expiresAt);
    return now.takenMs >= endMs && (last?.takenMs ?? 0) < endMs;
  };

  /** A deployment without a token has nothing to count for. */
  const keepNews = (url: string): void => {
    const here = listDeployments(deps.journal.read).filter(
      ({ kind, keyId, url: at }) => kind === 'remote' && keyId !== null && at === url,
    );
    const news = here.flatMap((record) => {
      const now = find(record);
      const last = findKept(record.id);
      return isNews(now, last) || outlives(record.id, now, last) ? [{ id: record.id, now }] : [];
    });
    for (const { id, now } of news) {
      kept.set(id, now);
      saveServerClock(deps.journal.write, id, now);
    }
    if (news.length > 0) deps.changed();
  };

  return {
    /** An answer came from `url`; `keyId` null: it was asked without a token. */
    hear: (url: string, keyId: string | null, { skewMs, serverMs, isTaken }: Heard): void => {
      const before = skews.get(url);
      // A measure that is as good as the last one is not followed, or every answer would be news.
      if (before === undefined || Math.abs(before - skewMs) > DRIFT_MS) skews.set(url, skewMs);
      if (isTaken && keyId !== null) taken.set(toKey(url, keyId), serverMs);
      keepNews(url);
    },
    /** The time of a deployment's server; what was kept of it counts until it is heard. */
    of: (record: Known): ServerTime => {
      const { skewMs, takenMs } = find(record);
      return { nowMs: deps.clock.nowMs() + skewMs, skewMs, takenMs };
    },
    /** The token is gone, and with it what was kept for it. */
    forget: (id: DeploymentId): void => {
      kept.delete(id);
      deleteServerClock(deps.journal.write, id);
    },
  };
};

export type ServerClocks = ReturnType<typeof createServerClocks>;
