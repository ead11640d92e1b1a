import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A throw-away folder by its real path, in the system's or in another one; whoever asks for it removes it. */
export const makeFolder = (name = 'test', within: string = tmpdir()) => {
  const dir = realpathSync(mkdtempSync(join(within, `rollcall-${name}-`)));
  return { dir, remove: (): void => rmSync(dir, { recursive: true, force: true }) };
};
