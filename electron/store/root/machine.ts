import { createHash } from 'node:crypto';
import { statfsSync } from 'node:fs';
import { arch, availableParallelism, release, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { toSafeVersion } from '#shared/core/text/diagnostics.ts';
import type { DiskSpace } from '../sync/meter.ts';

/** What a diagnostics file says of the machine: a kind of machine, never which one. Memory in GB. */
export const readMachineFacts = (): Readonly<Record<string, string | number>> => ({
  platform: process.platform,
  arch: arch(),
  system: toSafeVersion(release()) ?? '',
  processors: availableParallelism(),
  memoryGb: Math.round(totalmem() / 2 ** 30),
  electron: toSafeVersion(process.versions.electron ?? null) ?? 'none',
  node: toSafeVersion(process.versions.node) ?? '',
});

/** What is left to this user on the disk of a folder; null: the system does not say. */
export const findDiskSpace = (folder: string): DiskSpace => {
  try {
    const { bavail, blocks, bsize } = statfsSync(folder);
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
  } catch {
    // Some network disks answer no such question; a disk that is full says so itself.
    return null;
  }
};

/**
 * Where the results of a plan go when its journal takes none: beside it, else into a folder for temporary files that
 * is found again by the profile's path.
 */
export const listEmergencyFolders = (profileDir: string): readonly string[] => {
  const name = createHash('sha256').update(profileDir).digest('hex').slice(0, 16);
  return [join(profileDir, 'store'), join(tmpdir(), `rollcall-${name}`)];
};
