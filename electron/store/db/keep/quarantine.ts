import { existsSync, renameSync } from 'node:fs';

const PARTS = ['', '-wal', '-shm'] as const;

/** Renames a database with what belongs to it to `<file>.<label>-<time>`; a name that is taken is never written over. */
export const setAside = (file: string, label: string, nowMs: number): void => {
  let stamp = nowMs;
  while (PARTS.some((part) => existsSync(`${file}.${label}-${stamp}${part}`))) stamp += 1;
  for (const part of PARTS)
    if (existsSync(file + part)) renameSync(file + part, `${file}.${label}-${stamp}${part}`);
};
