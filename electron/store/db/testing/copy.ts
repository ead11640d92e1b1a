import BetterSqlite3 from 'better-sqlite3';
import type { DeploymentId } from '#shared/base/brand.ts';
import { openCopy, toCopyFile } from '../cache.ts';
import type { Copies } from '../copies.ts';
import type { Opened } from '../open.ts';

/** Whether the driver that the tests run on has a cipher: the product's has, the stock one beside it has not. */
export const HAS_CIPHER = ((): boolean => {
  const db = new BetterSqlite3(':memory:');
  try {
    return db.pragma('cipher', { simple: true }) !== undefined;
  } finally {
    db.close();
  }
})();

export const TEST_KEY = '00112233445566778899aabbccddeeff'.repeat(2);
export const TEST_COPY = 'deployment-1' as DeploymentId;

/** Where a test keeps a copy, enciphered where the driver can. */
export const toTestPlace = (profileDir: string, id: DeploymentId = TEST_COPY) => ({
  file: toCopyFile(profileDir, id),
  key: HAS_CIPHER ? TEST_KEY : null,
});

/** Opens a copy in a profile of a test; throws when it does not open. */
export const openTestCopy = (profileDir: string, nowMs = 1): Opened & { readonly rebuilt: boolean } => {
  const opened = openCopy(profileDir, toTestPlace(profileDir), nowMs);
  if (!opened.ok) throw new Error(`${opened.failure.code}: ${opened.failure.detail ?? ''}`);
  return opened.value;
};

/** One open database as the copy of every deployment. */
export const shareOne = (opened: Opened): Pick<Copies, 'of' | 'open'> => ({
  of: () => opened,
  open: async () => ({ where: 'file' }),
});
