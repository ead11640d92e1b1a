import { statfsSync } from 'node:fs';
import type { DiskSpace } from '../sync/meter.ts';

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
