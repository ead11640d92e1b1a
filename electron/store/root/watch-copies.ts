import type { DeploymentId } from '#shared/base/brand.ts';
import type { Clock, Log } from '#shared/base/ports.ts';
import type { Topic } from '#shared/contract/define.ts';
import { listDeployments } from '../db/journal/deployment.ts';
import { readCopyLifeDays } from '../db/journal/meta.ts';
import type { Data } from './data.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** A keychain that asks a person for a password takes as long as the person: rows of a memory come before that. */
const MOST_WAIT_MS = 1_500;
/** By then a window has its first rows. */
const SEAL_AFTER_MS = 2_000;

/** Everything that is computed from a copy. */
const COPY_TOPICS: readonly Topic[] = ['sync', 'organizations', 'roles', 'members', 'deployments'];

type CopyWatchDeps = {
  readonly data: Pick<Data, 'ready' | 'sealTexts'> & {
    readonly journal: Pick<Data['journal'], 'read'>;
    readonly copies: Pick<Data['copies'], 'expire'>;
  };
  readonly clock: Clock;
  readonly log: Log;
  readonly announce: (topics: readonly Topic[]) => void;
  readonly isBusy: (id: DeploymentId) => boolean;
};

/**
 * Erases copies that were not refreshed for as long as the person allows, at the start and every hour, until `stop`, and
 * seals once what an earlier version left readable.
 * `opened` settles when the copies of the start are open, or after a moment when a keychain takes longer; what comes
 * later is announced.
 */
export const watchCopies = ({ data, clock, log, announce, isBusy }: CopyWatchDeps) => {
  const controller = new AbortController();
  const { signal } = controller;
  const expire = async (): Promise<void> => {
    const ids = listDeployments(data.journal.read).map(({ id }) => id);
    const lifeMs = readCopyLifeDays(data.journal.read) * DAY_MS;
    const erased = await data.copies.expire(ids, lifeMs, isBusy);
    if (erased.length === 0) return;
    log.info('copy.expired', { copies: erased.length });
    announce(COPY_TOPICS);
  };
  const watch = async (): Promise<void> => {
    await data.ready;
    while (!signal.aborted) {
      // The next hour tries again: a journal that another program holds for a moment must not end the watch.
      await expire().catch((error: unknown) => log.error('copies.not-watched', { error: String(error) }));
      if ((await clock.sleep(HOUR_MS, signal)) === 'aborted') return;
    }
  };
  const seal = async (): Promise<void> => {
    await data.ready;
    // An end before that leaves it to the next start.
    if ((await clock.sleep(SEAL_AFTER_MS, signal)) !== 'aborted') await data.sealTexts();
  };
  void watch();
  void seal();

  let isLate = false;
  const late = clock.sleep(MOST_WAIT_MS, signal).then(() => {
    isLate = true;
  });
  void data.ready.then(() => {
    if (isLate && !signal.aborted) announce(COPY_TOPICS);
  });
  return { opened: Promise.race([data.ready, late]), stop: (): void => controller.abort() };
};
