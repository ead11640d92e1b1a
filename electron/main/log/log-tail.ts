import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok } from '#shared/base/result.ts';
import type { StoreAnswers } from '#shared/contract/host.ts';

const TAIL_BYTES = 64 * 1024;

/** The last whole lines of the newest log file in `dir`, 64 KB at most; none when nothing was written yet. */
export const readLogTail = async (dir: string): Promise<StoreAnswers['log-tail']> => {
  try {
    const file = await open(join(dir, 'rollcall.log'), 'r');
    try {
      const { size } = await file.stat();
      const from = Math.max(0, size - TAIL_BYTES);
      const { buffer, bytesRead } = await file.read(Buffer.alloc(size - from), 0, size - from, from);
      const text = buffer.subarray(0, bytesRead).toString('utf8');
      return ok({ text: from === 0 ? text : text.slice(text.indexOf('\n') + 1) });
    } finally {
      await file.close();
    }
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return isMissing ? ok({ text: '' }) : fail('not-read', 'The log could not be read.');
  }
};
