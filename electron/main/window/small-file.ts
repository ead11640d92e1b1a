import { readFileSync, statSync } from 'node:fs';

const mostBytes = 64_000;

/**
 * The text of a small file of ours that is read while the window waits for it. Throws as `readFileSync` does, and on one
 * that is larger than any that we write: what somebody put in its place must not hold up the start.
 */
export const readSmallFile = (path: string): string => {
  if (statSync(path).size > mostBytes) throw new Error('The file is too large to be one of ours.');
  return readFileSync(path, 'utf8');
};
