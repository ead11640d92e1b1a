import BetterSqlite3 from 'better-sqlite3';
import { COPY_PAGES_MIB, toCopyFile } from '#electron/store/db/cache.ts';
import { setKey } from '#electron/store/db/cipher.ts';
import { createFakeMain, openStore } from '#test/kit/store.ts';
import type { Profile } from './stage.ts';
import type { RunningTwin } from './twin.ts';

/** Signs in to the deployment and copies it, the way that the app does, so that `dir` is a profile in use. */
export const prepareProfile = async (dir: string, twin: RunningTwin): Promise<Profile> => {
  const main = createFakeMain();
  const store = openStore(main, dir);
  try {
    const { url, token } = twin;
    const kept = { url, token, name: 'Bench', environment: 'other', colour: 'teal' } as const;
    const { id: deploymentId } = await store.must('deployment.connect', kept);
    await store.must('sync.start', { deploymentId });
    const organizations = await store.must('organization.list', { deploymentId });
    const usual = organizations.find((one) => one.isDefault);
    if (usual === undefined) throw new Error('The deployment has no default organization.');
    return { dir, deploymentId, organizationId: usual.id, main };
  } finally {
    await store.close();
  }
};

/** A connection of its own to the copy of a profile, to read it with no product between. */
export const openBareCopy = ({ dir, deploymentId, main }: Profile): BetterSqlite3.Database => {
  const db = new BetterSqlite3(toCopyFile(dir, deploymentId), { readonly: true });
  setKey(db, main.secrets.get(`copy-${deploymentId}`) ?? '');
  // As much of it in memory as ours keeps: else every question deciphers the file again, and ours looks good beside it.
  db.pragma(`cache_size = ${-1024 * COPY_PAGES_MIB}`);
  return db;
};
