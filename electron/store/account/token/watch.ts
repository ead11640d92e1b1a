import type { Clock } from '#shared/base/ports.ts';
import { listDeployments } from '../../db/journal/deployment.ts';
import { findKeyFact } from '../../db/journal/key-fact.ts';
import type { Journal } from '../../db/journal.ts';
import type { ServerClocks } from '../server-clocks.ts';
import { toTokenStatus, WARNING_MS } from './status.ts';

const MOST_MS = 3_600_000;

type TokenWatchDeps = {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly serverClocks: Pick<ServerClocks, 'of'>;
  /** Called when the warning of any token has become another one by the passing of time. */
  readonly changed: () => void;
};

const readWarnings = ({ journal, serverClocks }: TokenWatchDeps): string =>
  listDeployments(journal.read)
    .map(
      (record) =>
        toTokenStatus(record, findKeyFact(journal.read, record.id), serverClocks.of(record)).warning,
    )
    .join();

/** Milliseconds until the next warning is due, an hour at most: the wall clock may be set meanwhile. */
const untilNextMs = ({ journal, serverClocks }: TokenWatchDeps): number => {
  const due = listDeployments(journal.read).flatMap((record) => {
    const expiresAt = findKeyFact(journal.read, record.id)?.expiresAt ?? null;
    if (expiresAt === null) return [];
    const leftMs = Date.parse(expiresAt) - serverClocks.of(record).nowMs;
    return [leftMs - WARNING_MS.week, leftMs - WARNING_MS.day, leftMs].filter((ms) => ms > 0);
  });
  return Math.min(MOST_MS, ...due);
};

/** Says when a token came closer to its end, from now until the returned function is called. */
export const watchTokens = (deps: TokenWatchDeps): (() => void) => {
  const controller = new AbortController();
  const watch = async (): Promise<void> => {
    for (;;) {
      const before = readWarnings(deps);
      const woken = await deps.clock.sleep(untilNextMs(deps), controller.signal);
      if (woken === 'aborted' || controller.signal.aborted) return;
      if (readWarnings(deps) !== before) deps.changed();
    }
  };
  void watch();
  return () => controller.abort();
};
