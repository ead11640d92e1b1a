import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A copy of the files that Git knows or would know, with the packages linked in, to be mutated and thrown away. */
export const createScratch = (root: string) => {
  const dir = mkdtempSync(join(tmpdir(), 'rollcall-mutants-'));
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const file of listed
    .split('\0')
    .filter((name) => /\.(ts|tsx|mts|js|mjs|cjs|json|sql|css|html|md|db|db-wal)$/.test(name))) {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    cpSync(join(root, file), join(dir, file), { force: true });
  }
  symlinkSync(join(root, 'node_modules'), join(dir, 'node_modules'), 'dir');
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
};
