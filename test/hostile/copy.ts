import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from '#electron/store/db/sql.ts';
import { openTestCopy, shareOne } from '#electron/store/db/testing/copy.ts';
import type { CoderApi } from '#electron/store/remote/port.ts';
import { createSync } from '#electron/store/sync/sync.ts';
import { readHere } from '#electron/store/sync/testing/read-here.ts';
import { ok } from '#shared/base/result.ts';
import { realClock, silentLog } from '#test/kit/clock.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { PAGE_ROWS } from './world.ts';

const TABLES = [
  sql`SELECT * FROM pass`,
  sql`SELECT * FROM organization ORDER BY key`,
  sql`SELECT * FROM role ORDER BY organization_id, name`,
  sql`SELECT * FROM member ORDER BY key`,
  sql`SELECT * FROM member_role ORDER BY member_key, role`,
  sql`SELECT * FROM difference ORDER BY seq`,
  sql`SELECT * FROM directory_difference ORDER BY seq`,
];
type Row = Readonly<Record<string, unknown>>;

/** A real cache in a folder of its own, beginning with what is in `from`, and a sync over it. */
export const openCopy = (from: string | null) => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-hostile-'));
  if (from !== null) cpSync(from, folder, { recursive: true });
  const cache = openTestCopy(folder);
  return {
    folder,
    sync: (api: CoderApi) =>
      createSync({
        openReader: async () => ok(readHere(api)),
        copies: shareOne(cache),
        clock: realClock,
        log: silentLog,
        announce: () => undefined,
        pageRows: PAGE_ROWS,
      }).start(DEPLOYMENT),
    /** Everything in it, as one text. */
    dump: (): string => JSON.stringify(TABLES.map((table) => cache.read.all(table))),
    /** How much of it any question of the app can find. */
    countVisible: (): number =>
      cache.read.get<{ readonly rows: number }>(
        sql`SELECT (SELECT count(*) FROM pass) + (SELECT count(*) FROM organization WHERE deployment_id = ${DEPLOYMENT})
          + (SELECT count(*) FROM role) + (SELECT count(*) FROM difference)
          + (SELECT count(*) FROM directory_difference) AS rows`,
      )?.rows ?? 0,
    members: () => cache.read.all<Row>(sql`SELECT * FROM member`),
    /** Closes the files; the folder stays. */
    shut: () => cache.close(),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};
