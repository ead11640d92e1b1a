import { randomUUID } from 'node:crypto';
import { type FileHandle, lstat, open, rename, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { isUnknownStep } from '#shared/base/unknown-step.ts';

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

type What = 'nothing' | 'a file' | 'something else';

const findWhat = async (path: string): Promise<What> => {
  try {
    return (await lstat(path)).isFile() ? 'a file' : 'something else';
  } catch (error) {
    if (isMissing(error)) return 'nothing';
    throw error;
  }
};

const fill = async (file: FileHandle, content: string): Promise<void> => {
  try {
    await file.writeFile(content, 'utf8');
    await file.sync().catch((error: unknown) => {
      if (!isUnknownStep(error)) throw error;
    });
  } finally {
    await file.close();
  }
};

/**
 * Asks the disk to keep the name through a power cut. The file is in its place by then: a folder that may not be read, a
 * disk that knows no such call, or fails at it, makes nothing of that untrue.
 */
const syncFolder = async (folder: string): Promise<void> => {
  // Windows cannot open a folder, and does not need to.
  if (process.platform === 'win32') return;
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // See above.
  }
};

/**
 * Gives a file its name. A network disk may say that this failed, although it was done and only the answer was lost:
 * then it lies there, by the number that the disk gave it.
 */
const give = async (temporary: string, path: string): Promise<void> => {
  const { dev, ino } = await lstat(temporary, { bigint: true });
  try {
    await rename(temporary, path);
  } catch (error) {
    const there = await lstat(path, { bigint: true }).catch(() => null);
    if (there === null || ino === 0n || there.dev !== dev || there.ino !== ino) throw error;
  }
};

/**
 * Writes a file whole or not at all: a temporary file beside it (0600), fsync, rename. A file that was there stays
 * as it was when anything fails; once the name is the new file's, the answer is that it was saved.
 */
export const writeFileAtomically = async (
  path: string,
  content: string,
): Promise<Result<{ readonly fileName: string }, 'not-saved'>> => {
  const temporary = join(dirname(path), `.${randomUUID()}.tmp`);
  try {
    // Never follow a link, never write to a device.
    if ((await findWhat(path)) === 'something else')
      return fail('not-saved', 'That is a link, a folder or a device. Choose a file.');
    await fill(await open(temporary, 'wx', 0o600), content);
    await give(temporary, path);
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

type FilePair = { readonly fileName: string; readonly besideName: string };

/**
 * Writes a file that a person chose, and one beside it of which they were not asked. That one takes the place of an
 * older one only together with its file. What of the two was written is said when the other could not be.
 */
export const writePair = async (
  path: string,
  content: string,
  beside: { readonly kind: string; readonly content: string },
): Promise<Result<FilePair, 'not-saved'>> => {
  const besidePath = `${path}.${beside.kind}`;
  const isRenewed = await findWhat(path).then(
    (what) => what === 'a file',
    () => false,
  );
  const isFree = isRenewed || (await findWhat(besidePath).catch(() => 'nothing')) === 'nothing';
  const first = await writeFileAtomically(path, content);
  if (!first.ok) return first;
  const { fileName } = first.value;
  const second = isFree ? await writeFileAtomically(besidePath, beside.content) : null;
  if (second?.ok) return ok({ fileName, besideName: second.value.fileName });
  const why =
    second === null
      ? `there is a file of the name ${basename(besidePath)} already, and it was left alone`
      : `the file beside it, ${basename(besidePath)}, could not be written`;
  return fail('not-saved', `${fileName} was saved, but ${why}. Save again under another name to get both.`, {
    retry: true,
  });
};
