import type { ReadHandle, WriteHandle } from '../handles.ts';
import { sql } from '../sql.ts';

const KEY = 'copy-life-days';
/** How long a copy is kept without a refresh, unless a person said otherwise. */
const USUAL_DAYS = 30;
export const LIFE_DAYS = { least: 1, most: 365 } as const;

const isLife = (days: number): boolean =>
  Number.isInteger(days) && days >= LIFE_DAYS.least && days <= LIFE_DAYS.most;

/** Days without a refresh after which a copy is erased. */
export const readCopyLifeDays = (journal: ReadHandle): number => {
  const found = Number(
    journal.get<{ value: string }>(sql`SELECT value FROM meta WHERE key = ${KEY}`)?.value ?? USUAL_DAYS,
  );
  // Whatever a damaged or edited journal says: no copy lives for ever.
  return isLife(found) ? found : USUAL_DAYS;
};

/** Says how long copies are kept from now on. */
export const saveCopyLifeDays = (journal: WriteHandle, days: number): void => {
  journal.run(sql`INSERT INTO meta (key, value) VALUES (${KEY}, ${String(days)})
    ON CONFLICT (key) DO UPDATE SET value = excluded.value`);
};
