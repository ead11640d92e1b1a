import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { fail, ok, type Result } from '#shared/base/result.ts';

/** The right to apply, held until it is released or its holder dies. */
export type EngineLock = { readonly release: () => void };

/** A connection that nobody refers to is collected as garbage, and its lock would be free: here each is referred to. */
const held = new Set<BetterSqlite3.Database>();

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
    const lock = db;
    held.add(lock);
    const release = (): void => {
      held.delete(lock);
      lock.close();
    };
    return ok({ release });
  } catch (error) {
    db?.close();
    return fail(
      'engine-locked',
      'Another Rollcall is using this profile. Close it, then start this one again to apply changes.',
      { detail: error instanceof Error ? error.message : String(error) },
    );
  }
};
