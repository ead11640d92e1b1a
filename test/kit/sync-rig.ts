import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Generation, startTwin } from '#electron/demo/index.ts';
import { sql } from '#electron/store/db/sql.ts';
import { openTestCopy, shareOne } from '#electron/store/db/testing/copy.ts';
import { createCoderApi } from '#electron/store/remote/coder-api.ts';
import type { CoderApi } from '#electron/store/remote/port.ts';
import { createSync } from '#electron/store/sync/sync.ts';
import { readHere } from '#electron/store/sync/testing/read-here.ts';
import type { UserId } from '#shared/base/brand.ts';
import { ok } from '#shared/base/result.ts';
import type { Topic } from '#shared/contract/define.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import { realClock, silentLog } from './clock.ts';

type CachedRow = {
  readonly key: number;
  readonly organization: string;
  readonly user_id: string;
  readonly username: string;
  readonly status: string | null;
  readonly roles: string;
  readonly missed_passes: number;
};

/** A twin, a real cache in a throw-away folder, the real client, and a sync that joins them. */
export const openSyncRig = async (options: {
  readonly generation?: Generation;
  readonly members?: number;
  readonly pageRows?: number;
  readonly partsMs?: number;
}) => {
  const twin = await startTwin({
    members: options.members ?? 150,
    seed: 7,
    generation: options.generation ?? '2.35',
    rateLimit: false,
  });
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-sync-'));
  const cache = openTestCopy(folder);
  const real = createCoderApi({
    url: twin.url,
    token: twin.ownerToken,
    clock: realClock,
    log: silentLog,
    limits: { backoffBaseMs: 1 },
  });
  const announced: (readonly Topic[])[] = [];
  let api: CoderApi = real;
  let actor: UserId | null = null;
  const sync = createSync({
    openReader: async () => ok(readHere(api)),
    copies: shareOne(cache),
    clock: realClock,
    log: silentLog,
    announce: (topics) => announced.push(topics),
    pageRows: options.pageRows ?? 40,
    partsMs: options.partsMs,
    findActor: () => actor,
  });
  return {
    twin,
    cache,
    sync,
    announced,
    /** Says who is signed in. */
    actAs: (userId: UserId): void => {
      actor = userId;
    },
    /** Changes what the sync is given, over the real client. */
    wrap: (over: (inner: CoderApi) => Partial<CoderApi>) => {
      api = { ...real, ...over(real) };
    },
    rows: () =>
      cache.read.all<CachedRow>(
        sql`SELECT member.key, organization.name AS organization, user_id, username, status, roles, missed_passes
          FROM member JOIN organization ON organization.key = organization_key
          WHERE organization.id <> ${SITE_ORGANIZATION_ID}
          ORDER BY organization.name, user_id`,
      ),
    users: () =>
      cache.read.all<CachedRow>(
        sql`SELECT member.key, organization.name AS organization, user_id, username, status, roles, missed_passes
          FROM member JOIN organization ON organization.key = organization_key
          WHERE organization.id = ${SITE_ORGANIZATION_ID} ORDER BY user_id`,
      ),
    differences: () =>
      cache.read.all<{ username: string; kind: string; added: string; removed: string }>(
        sql`SELECT username, kind, added, removed FROM difference ORDER BY username, kind`,
      ),
    /** Users as the server itself shows them. */
    listUsers: async (): Promise<readonly { readonly id: string; readonly created_at: string }[]> => {
      const answer = await fetch(`${twin.url}/api/v2/users?limit=0`, {
        headers: { 'Coder-Session-Token': twin.ownerToken },
      });
      // The twin's own answer.
      const { users } = (await answer.json()) as { users: { id: string; created_at: string }[] };
      return users;
    },
    close: async () => {
      real.close();
      cache.close();
      await twin.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
export type Rig = Awaited<ReturnType<typeof openSyncRig>>;
