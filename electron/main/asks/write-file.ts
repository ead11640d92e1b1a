import { randomUUID } from 'node:crypto';
import { type FileHandle, lstat, open, rename, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fail, ok, type Result } from '#shared/base/result.ts';

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** True when nothing is there, or a plain file: never follow a link, never write to a device. */
const mayReplace = async (path: string): Promise<boolean> => {
  try {
    return (await lstat(path)).isFile();
  } catch (error) {
    if (isMissing(error)) return true;
    throw error;
  }
};

const fill = async (file: FileHandle, content: string): Promise<void> => {
  try {
    await file.writeFile(content, 'utf8');
    await file.sync();
  } finally {
    await file.close();
  }
};

const syncFolder = async (folder: string): Promise<void> => {
  // Windows cannot open a folder, and does not need to.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
};

/**
 * Writes a file whole or not at all: a temporary file beside it (0600), fsync, rename. A file that was there stays
 * as it was when anything fails.
 */
export const writeFileAtomically = async (
  path: string,
  content: string,
): Promise<Result<{ readonly fileName: string }, 'not-saved'>> => {
  const temporary = join(dirname(path), `.${randomUUID()}.tmp`);
  try {
    if (!(await mayReplace(path)))
      return fail('not-saved', 'That is a link, a folder or a device. Choose a file.');
    await fill(await open(temporary, 'wx', 0o600), content);
    await rename(temporary, path);
    await syncFolder(dirname(path));
    return ok({ fileName: basename(path) });
  } catch (error) {
    // It may never have been made; what matters is that nothing is left.
    await unlink(temporary).catch(() => undefined);
    const detail = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return fail(
      'not-saved',
      'The file could not be written. Check the disk and the folder, then try again.',
      {
        detail,
        retry: true,
      },
    );
  }
};
