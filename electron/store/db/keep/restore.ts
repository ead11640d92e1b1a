import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '#shared/base/result.ts';
import type { Opened, OpenFailure } from '../open.ts';
import { listBackups } from './backups.ts';
import { setAside } from './quarantine.ts';

/** What stands in the place of a journal that was lost: a copy, or an empty one where no copy is any good. */
export type Restored = { readonly opened: Opened; readonly isEmpty: boolean };

/** Puts the newest copy that opens in the place of `file`, which must be free. Copies that do not open are set aside. */
export const restoreNewest = (
  file: string,
  backupDir: string,
  nowMs: number,
  open: () => Result<Opened, OpenFailure>,
): Result<Restored, OpenFailure> => {
  for (const name of listBackups(backupDir).toReversed()) {
    copyFileSync(join(backupDir, name), file);
    const opened = open();
    if (opened.ok) return { ok: true, value: { opened: opened.value, isEmpty: false } };
    // Held by another program a moment after it was put here: it may be as good as any.
    if (opened.failure.code === 'in-use') return opened;
    setAside(file, 'quarantine', nowMs);
  }
  const opened = open();
  return opened.ok ? { ok: true, value: { opened: opened.value, isEmpty: true } } : opened;
};
