import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJournal } from './journal.ts';
import {
  isNetworkPath,
  isNetworkType,
  isOnNetwork,
  type Mount,
  parseMountInfo,
  parseMountOutput,
} from './network-disk.ts';

const onLinux = (path: string, ...lines: readonly string[]) =>
  isNetworkPath(path, 'linux', parseMountInfo(lines.join('\n')));

const ROOT = '22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw';
const toLine = (at: string, type: string): string =>
  `40 22 0:40 / ${at} rw,nosuid shared:9 - ${type} somewhere:/export rw`;

describe('a folder on Linux', () => {
  it.each([
    ...[
      'nfs',
      'nfs4',
      'cifs',
      'smb3',
      'afs',
      'ceph',
      'glusterfs',
      'lustre',
      'beegfs',
      '9p',
      'vmhgfs',
      'vboxsf',
    ],
    ...['virtiofs', 'davfs', 'fuse.sshfs', 'fuse.rclone', 'fuse.s3fs', 'fuse.gcsfuse', 'fuse.davfs2'],
    ...[
      'fuse.glusterfs',
      'fuse.gvfsd-fuse',
      'fuse.kio-fuse',
      'fuse.vmhgfs-fuse',
      'fuse.google-drive-ocamlfuse',
    ],
    ...['fuse.onedriver', 'fuse.juicefs', 'fuse.curlftpfs', 'fuse', 'fuse.nobody-knows-this-one', 'NFS'],
  ])('on %s is on a network', (type) => {
    expect(onLinux('/home/ada/profile', ROOT, toLine('/home/ada', type))).toBe(true);
  });

  it.each([
    ...['ext4', 'xfs', 'btrfs', 'zfs', 'overlay', 'tmpfs', 'vfat', 'exfat', 'ntfs3', 'f2fs', 'bcachefs'],
    ...['fuseblk', 'fuse.gocryptfs', 'fuse.encfs', 'fuse.mergerfs', 'fuse.ntfs-3g', 'fuse.fuse-overlayfs'],
  ])('on %s is on this computer', (type) => {
    expect(onLinux('/home/ada/profile', ROOT, toLine('/home/ada', type))).toBe(false);
  });

  it('belongs to the mount nearest to it, and to the later of two on one place', () => {
    const lines = [ROOT, toLine('/home', 'nfs4'), toLine('/home/ada/local', 'ext4')];
    expect(onLinux('/home/ada/x', ...lines)).toBe(true);
    expect(onLinux('/home/ada/local/x', ...lines)).toBe(false);
    expect(onLinux('/homework', ...lines)).toBe(false);
    expect(onLinux('/home', ...lines)).toBe(true);
    expect(onLinux('/data/x', ROOT, toLine('/data', 'ext4'), toLine('/data', 'nfs'))).toBe(true);
    expect(onLinux('/data/x', ROOT, toLine('/data', 'nfs'), toLine('/data', 'ext4'))).toBe(false);
  });

  it('is found where its mount has blanks and other odd letters', () => {
    expect(onLinux('/media/my share #1/x', ROOT, toLine('/media/my\\040share\\040#1', 'cifs'))).toBe(true);
  });

  it('is not judged by mounts that do not name it', () => {
    expect(onLinux('/home/ada')).toBeNull();
    expect(onLinux('/home/ada', 'nonsense', '', '- -', '1 2 3')).toBeNull();
  });
});

describe('a folder on macOS', () => {
  const mounts = parseMountOutput(
    [
      '/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)',
      '/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse, protect)',
      '//ada@files.example/team on /Volumes/team (x) (smbfs, nodev, nosuid, mounted by ada)',
      '//ada@files.example/home on /Volumes/home (smbfs, nodev, nosuid, mounted by ada)',
      'ada@box.example:/srv on /Users/ada/box (macfuse, nodev, nosuid, synchronized, mounted by ada)',
      'ada@box.example:/srv on /Users/ada/sly (macfuse, local, nodev, mounted by ada)',
      'map auto_home on /System/Volumes/Data/home (autofs, automounted, nobrowse)',
    ].join('\n'),
  );
  it.each([
    ['/Users/ada/Library', false],
    ['/System/Volumes/Data/x', false],
    ['/Volumes/home/x', true],
    ['/Volumes/team (x)/x', true],
    ['/Users/ada/box/x', true],
    ['/Users/ada/sly/x', true],
    ['/System/Volumes/Data/home/ada', true],
  ])('%s: on a network is %s', (path, expected) => {
    expect(isNetworkPath(path, 'darwin', mounts)).toBe(expected);
  });
});

describe('a folder on Windows', () => {
  it.each([
    ['C:\\Users\\ada', false],
    ['\\\\?\\C:\\Users\\ada', false],
    ['\\\\.\\C:\\Users\\ada', false],
    ['\\\\files\\home\\ada', true],
    ['\\\\?\\UNC\\files\\home', true],
    ['\\\\?\\unc\\files\\home', true],
    ['\\\\192.0.2.7\\share', true],
    ['\\\\wsl.localhost\\Debian\\home', true],
  ])('%s: on a network is %s', (path, expected) => {
    expect(isNetworkPath(path, 'win32', [])).toBe(expected);
  });
});

describe('this computer', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'rollcall-disk-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is not a network share, and a folder that is not there is not called one', () => {
    expect(isOnNetwork(folder)).toBe(false);
    expect(isOnNetwork(join(folder, 'nowhere'))).toBe(false);
  });

  it.each([
    'with blanks',
    'hash#percent%20',
    'quotes\'"`',
    'ümlaut 名前 🦉',
    'a?b&c=d',
    '..dots..',
    'x'.repeat(200),
    'UPPER',
    'upper',
  ])('takes a journal in a folder named %s, and finds it again', (name) => {
    const dir = join(folder, name);
    const first = openJournal(dir, 1_000);
    expect(first.ok && first.value.problem()).toBeNull();
    if (first.ok) first.value.close();
    const again = openJournal(dir, 2_000);
    expect(again.ok && again.value.problem()).toBeNull();
    if (again.ok) again.value.close();
  });

  it('has types of mounts of which each is one or the other', () => {
    const mounts: readonly Mount[] = [{ at: '/', type: 'ext4', isLocal: null }];
    expect(isNetworkPath('/any', 'linux', mounts)).toBe(false);
    expect(isNetworkType('')).toBe(false);
  });
});
