import { statfsSync } from 'node:fs';

/** Types of file systems that lie on another computer, as `statfs` tells them (linux/magic.h). */
const NETWORK_TYPES: readonly number[] = [
  0x6969, // NFS
  0x517b, // SMB
  0xff534d42, // CIFS
  0xfe534d42, // SMB2
  0x5346414f, // AFS
  0x00c36400, // Ceph
];

/**
 * True for a folder on a network share: locks and fsync do not hold there, so the journal may not lie on it. Only
 * Linux tells by type; on Windows a share is known by its path.
 */
export const isOnNetwork = (folder: string): boolean => {
  if (process.platform === 'win32') return folder.startsWith('\\\\');
  if (process.platform !== 'linux') return false;
  try {
    return NETWORK_TYPES.includes(statfsSync(folder).type >>> 0);
  } catch {
    // A folder that cannot be asked cannot be opened either; that failure says more.
    return false;
  }
};
