import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { fail, ok, type Result } from '#shared/base/result.ts';

export type EngineLock = { readonly release: () => void };

/**
 * Takes the right to apply from this profile. The lock is the operating system's, on a file of its own beside the
 * journal, so it is free the moment its holder dies, however that happens. `engine-locked`: somebody else has it.
 */
export const takeEngineLock = (profileDir: string): Result<EngineLock, 'engine-locked'> => {
  const dir = join(profileDir, 'store');
  let db: BetterSqlite3.Database | null = null;
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    db = new BetterSqlite3(join(dir, 'engine.lock'), { timeout: 0 });
    db.exec('BEGIN EXCLUSIVE');
    const held = db;
    return ok({ release: () => held.close() });
  } catch (error) {
    db?.close();
    return fail(
      'engine-locked',
      'Another Rollcall is using this profile. Close it, then start this one again to apply changes.',
      { detail: error instanceof Error ? error.message : String(error) },
    );
  }
};
