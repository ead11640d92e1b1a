import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { fail, ok, type Result } from '#shared/base/result.ts';

const MB = 1024 * 1024;

/** Largest file that is read, and what to do about a larger one. */
export type PickLimit = { readonly limitMb: number; readonly tooLarge: string };

export type PickedFile = { readonly fileName: string; readonly content: string };

/** The bytes of a file as far as the limit and one more, so that a file that grows meanwhile is noticed. */
const readLimited = async (file: FileHandle, limit: number): Promise<Buffer> => {
  const buffer = Buffer.alloc(limit + 1);
  let size = 0;
  while (size < buffer.length) {
    const { bytesRead } = await file.read(buffer, size, buffer.length - size, size);
    if (bytesRead === 0) break;
    size += bytesRead;
  }
  return buffer.subarray(0, size);
};

/**
 * Reads a file that a person chose, as UTF-8 text: a regular file (a device or pipe might never end) within
 * the limit. A link is followed, since the person chose it. Only the last part of the path is answered.
 */
export const readPickedFile = async (
  path: string,
  { limitMb, tooLarge }: PickLimit,
): Promise<Result<PickedFile, 'not-read'>> => {
  let file: FileHandle | null = null;
  try {
    // Not blocking: opening a pipe would wait for somebody to write.
    file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    if (!(await file.stat()).isFile()) return fail('not-read', 'That is not a file. Choose a file.');
    const content = await readLimited(file, limitMb * MB);
    if (content.length > limitMb * MB)
      return fail('not-read', `The file is larger than ${limitMb} MB. ${tooLarge}`);
    return ok({ fileName: basename(path), content: content.toString('utf8') });
  } catch (error) {
    const detail = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return fail('not-read', 'The file could not be read. Check that it is there and that you may read it.', {
      detail,
    });
  } finally {
    await file?.close();
  }
};
