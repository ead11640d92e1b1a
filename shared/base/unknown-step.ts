const CODES: readonly unknown[] = ['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'ENOTTY', 'EPERM', 'EACCES'];

/**
 * Whether an error of the system says that a disk does not know, or does not permit, a step that only makes sure: the
 * fsync of a folder on network and FUSE disks, or of one that may be written and not read. What went before is done.
 */
export const isUnknownStep = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && CODES.includes(error.code);
