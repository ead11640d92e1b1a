import { afterEach, beforeEach } from 'vitest';
import { makeFolder } from './folder.ts';

/**
 * A folder of its own for each test of a file, gone after it. Call it at the top, before hooks that use it: they run in
 * the order of the file before a test, and in the other after it.
 */
export const folderPerTest = (name?: string): { readonly dir: string } => {
  let folder: ReturnType<typeof makeFolder> | null = null;
  beforeEach(() => {
    folder = makeFolder(name);
  });
  afterEach(() => folder?.remove());
  return {
    get dir(): string {
      if (folder === null) throw new Error('There is a folder in a test only');
      return folder.dir;
    },
  };
};
