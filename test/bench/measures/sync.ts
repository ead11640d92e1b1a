import { openTestCopy, shareOne } from '#electron/store/db/testing/copy.ts';
import { createCoderApi } from '#electron/store/remote/coder-api.ts';
import { systemClock } from '#electron/store/root/clock.ts';
import { createReaderThreads } from '#electron/store/root/threads.ts';
import { createSync } from '#electron/store/sync/sync.ts';
import { readHere } from '#electron/store/sync/testing/read-here.ts';
import { ok } from '#shared/base/result.ts';
import { silentLog } from '#test/kit/clock.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { must } from '#test/kit/must.ts';
import { alternate, type Compared } from '../harness/alternate.ts';
import { createBareHttp, inParallel } from '../harness/bare-http.ts';
import { DISTANCE_MS, nearAndFar } from '../harness/distance.ts';
import { timed } from '../harness/numbers.ts';
import { recordPaths } from '../harness/requests.ts';
import type { Stage } from '../harness/stage.ts';
import type { RunningTwin } from '../harness/twin.ts';
import { atMost, type Bench, type Row, type Size } from '../harness/types.ts';

/** How many pages the sync keeps on their way. */
const WIDTH = 2;
const TARGET = atMost(1.3);

const startReader = createReaderThreads();

/** The real client, its thread and a cache of its own in `dir`; `run` copies everything once. */
const openCopy = (dir: string, { url, token }: RunningTwin, isApart = true) => {
  const cache = openTestCopy(dir);
  const api = createCoderApi({ url, token, clock: systemClock, log: silentLog, startReader });
  const sync = createSync({
    openReader: async (_, listener) => ok(isApart ? api.openReader(listener) : readHere(api)),
    copies: shareOne(cache),
    clock: systemClock,
    log: silentLog,
    announce: () => undefined,
  });
  return {
    run: async (): Promise<void> => void must(await sync.start(DEPLOYMENT)),
    close: () => {
      api.close();
      cache.close();
    },
  };
};

const toRow = (what: string, { ours, bare, ratio }: Compared, pages: number, isFar: boolean): Row => ({
  what: isFar ? `${what}, ${DISTANCE_MS} ms away` : `${what}, next door`,
  value: ratio,
  unit: 'x',
  target: isFar ? TARGET : null,
  note: `${ours.toFixed(0)} ms, bare loop ${bare.toFixed(0)} ms, ${pages} requests`,
});

const compareAt = async (
  stage: Stage,
  size: Size,
  twin: RunningTwin,
  isFar: boolean,
): Promise<readonly Row[]> => {
  const kept = openCopy(stage.folder(), twin);
  // Requests of another thread cannot be seen from here.
  const seen = openCopy(stage.folder(), twin, false);
  const paths = await recordPaths(seen.run);
  seen.close();
  const http = createBareHttp(twin.url, twin.token, WIDTH);
  const bare = (): Promise<number> => timed(() => inParallel(paths, WIDTH, http.get));
  const first = async (): Promise<number> => {
    const copy = openCopy(stage.folder(), twin);
    const ms = await timed(copy.run);
    copy.close();
    return ms;
  };
  const rounds = size > 50_000 ? 5 : 9;
  const fresh = await alternate(rounds, first, bare);
  const again = await alternate(rounds, () => timed(kept.run), bare);
  http.close();
  kept.close();
  return [
    toRow('first full sync / bare HTTP loop', fresh, paths.length, isFar),
    toRow('full sync again / bare HTTP loop', again, paths.length, isFar),
  ];
};

/**
 * A whole copy against the same requests in a bare loop at the same width. First into an empty cache, then over one
 * that is up to date. The deployment runs in a process of its own.
 */
export const sync: Bench = {
  name: 'sync',
  sizes: [5_000, 100_000],
  run: async (stage, size) =>
    nearAndFar(await stage.twin(size), (twin, isFar) => compareAt(stage, size, twin, isFar)),
};
