import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from '#electron/store/db/sql.ts';
import { openTestCopy, shareOne } from '#electron/store/db/testing/copy.ts';
import { createCoderApi } from '#electron/store/remote/coder-api.ts';
import { createReaderThreads } from '#electron/store/root/threads.ts';
import type { PassBudget } from '#electron/store/sync/budget.ts';
import type { DiskSpace } from '#electron/store/sync/meter.ts';
import { createSync } from '#electron/store/sync/sync.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import { ok } from '#shared/base/result.ts';
import { realClock, silentLog } from '#test/kit/clock.ts';

export const GIANT = 'giant' as DeploymentId;
const startReader = createReaderThreads();

export type GiantSync = { readonly budget?: PassBudget; readonly disk?: () => DiskSpace };

/** A refresh of one deployment as the store runs it: a thread of its own, a real copy in a throw-away folder. */
export const openGiantSync = (url: string, { budget, disk }: GiantSync = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-giant-'));
  const cache = openTestCopy(folder);
  const api = createCoderApi({
    url,
    token: 'made-up-token',
    clock: realClock,
    log: silentLog,
    startReader,
    limits: { backoffBaseMs: 1 },
  });
  const sync = createSync({
    openReader: async (_, listener) => ok(api.openReader(listener)),
    copies: shareOne(cache),
    clock: realClock,
    log: silentLog,
    announce: () => undefined,
    budget,
    diskSpace: disk,
  });
  return {
    sync,
    /** Rows of any kind that are left in the copy, seen or not. */
    countRows: (): number =>
      cache.read.get<{ readonly rows: number }>(
        sql`SELECT (SELECT count(*) FROM member) + (SELECT count(*) FROM role) + (SELECT count(*) FROM organization)
          + (SELECT count(*) FROM pass) AS rows`,
      )?.rows ?? -1,
    close: (): void => {
      api.close();
      cache.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
