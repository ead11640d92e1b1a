import { spawnSync } from 'node:child_process';
import { readFileSync, realpathSync, statfsSync } from 'node:fs';

/** Where a file system is mounted, and of which type it is. */
export type Mount = {
  readonly at: string;
  readonly type: string;
  /** What macOS says of each mount; null where the system does not say. */
  readonly isLocal: boolean | null;
};

/** Types whose files lie on another computer, or on the host of this virtual one: locks and fsync do not hold there. */
const NETWORK_TYPES: readonly string[] = [
  ...[
    'nfs',
    'nfs4',
    'cifs',
    'smb3',
    'smbfs',
    'afs',
    'afpfs',
    'ceph',
    'coda',
    'ncpfs',
    'webdav',
    'davfs',
    'ftp',
  ],
  ...[
    'glusterfs',
    'lustre',
    'gpfs',
    'beegfs',
    'beegfs_nodev',
    'orangefs',
    'pvfs2',
    'panfs',
    'quobyte',
    'moosefs',
  ],
  ...['9p', 'virtiofs', 'vboxsf', 'vmhgfs', 'prl_fs', 'hgfs', 'drvfs'],
];

/** Programs behind FUSE whose files lie on a disk of this computer; of any other it is not known, so it is not taken. */
const LOCAL_FUSE: readonly string[] = [
  ...['fuseblk', 'ntfs', 'ntfs-3g', 'lowntfs-3g', 'exfat', 'exfat-fuse', 'ext2', 'fuse-ext2', 'fuse2fs'],
  ...[
    'gocryptfs',
    'encfs',
    'cryfs',
    'securefs',
    'ecryptfs',
    'veracrypt',
    'truecrypt',
    'dislocker',
    'bitlocker',
  ],
  ...[
    'bindfs',
    'mergerfs',
    'unionfs',
    'unionfs-fuse',
    'fuse-overlayfs',
    'mhddfs',
    'zfs',
    'zfs-fuse',
    'lxcfs',
  ],
];

const isFuse = (type: string): boolean => /^(?:fuse|macfuse|osxfuse)/.test(type);

/** True for a type of file system on which a journal may not lie. */
export const isNetworkType = (type: string): boolean => {
  const known = type.toLowerCase();
  if (!isFuse(known)) return NETWORK_TYPES.includes(known);
  return !LOCAL_FUSE.includes(known.replace(/^fuse\./, ''));
};

/** `\040` for a blank and its like, as the kernel writes them. */
const toPlain = (text: string): string =>
  text.replace(/\\([0-7]{3})/g, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 8)));

/** Linux: `36 35 98:0 /root /at rw master:1 - ext4 /dev/sda1 rw`, a mount on each line. */
export const parseMountInfo = (text: string): readonly Mount[] =>
  text.split('\n').flatMap((line) => {
    const [before = '', after] = line.split(' - ');
    const at = before.split(' ')[4];
    const type = after?.split(' ')[0];
    return at === undefined || type === undefined ? [] : [{ at: toPlain(at), type, isLocal: null }];
  });

/** macOS: `/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled)`, a mount on each line. */
export const parseMountOutput = (text: string): readonly Mount[] =>
  text.split('\n').flatMap((line) => {
    const [, at, options] = /^.* on (.+) \(([^()]*)\)$/.exec(line) ?? [];
    if (at === undefined || options === undefined) return [];
    const words = options.split(',').map((word) => word.trim());
    return [{ at, type: words[0] ?? '', isLocal: words.includes('local') }];
  });

const lies = (path: string, at: string): boolean =>
  path === at || path.startsWith(at.endsWith('/') ? at : `${at}/`);

/** The mount that a path lies on: the one nearest to it, and of two on one place the later, which covers the other. */
const findMount = (path: string, mounts: readonly Mount[]): Mount | null => {
  let found: Mount | null = null;
  for (const mount of mounts)
    if (lies(path, mount.at) && mount.at.length >= (found?.at.length ?? 0)) found = mount;
  return found;
};

/** True for a path, without links in it, on a network share. Null: the mounts do not say. */
export const isNetworkPath = (
  path: string,
  platform: NodeJS.Platform,
  mounts: readonly Mount[],
): boolean | null => {
  // The system's own name of a mapped drive is the share behind it. `\\?\C:\` and `\\.\` are of this computer.
  if (platform === 'win32') return /^\\\\(?:\?\\UNC\\|(?![?.]\\))/i.test(path);
  const mount = findMount(path, mounts);
  if (mount === null) return null;
  return mount.isLocal === false || isNetworkType(mount.type);
};

/** The same by the numbers of `statfs` (linux/magic.h), for a system whose mounts cannot be read. */
const NETWORK_MAGIC: readonly number[] = [
  ...[0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x00c36400, 0x564c, 0x73757245],
  // 9p, FUSE (of any kind), VirtualBox, VMware, Lustre, GPFS
  ...[0x01021997, 0x65735546, 0x786f4256, 0xbacbacbc, 0x0bd00bd0, 0x47504653],
];

const readMounts = (): readonly Mount[] => {
  if (process.platform === 'linux') return parseMountInfo(readFileSync('/proc/self/mountinfo', 'utf8'));
  if (process.platform !== 'darwin') return [];
  return parseMountOutput(spawnSync('/sbin/mount', { encoding: 'utf8', timeout: 3_000, env: {} }).stdout);
};

/**
 * True for a folder on a network share, also one behind FUSE, a mapped drive, or a share of the host of a virtual
 * machine: locks and fsync do not hold there, so the journal may not lie on it.
 */
export const isOnNetwork = (folder: string): boolean => {
  try {
    const found = isNetworkPath(realpathSync.native(folder), process.platform, readMounts());
    return found ?? NETWORK_MAGIC.includes(statfsSync(folder).type >>> 0);
  } catch {
    // A folder that cannot be asked cannot be opened either; that failure says more.
    return false;
  }
};
