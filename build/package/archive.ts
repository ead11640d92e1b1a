import { statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { capture } from '../base/command.ts';

/** Packs a folder into a .tar.gz beside it with the system's tar, and returns its size in megabytes. */
export const archive = async (folder: string, target: string): Promise<number> => {
  const args = ['-czf', target, '-C', dirname(folder), basename(folder)];
  const { code, stderr } = await capture('tar', args);
  if (code !== 0) throw new Error(`tar failed (${code}): ${stderr.trim()}`);
  return Math.round(statSync(target).size / 1e6);
};
