import { globSync, readFileSync } from 'node:fs';
import { inRoot, root } from '../base/root.ts';
import type { Source } from './finding.ts';

const patterns = ['{shared,electron,renderer,build,test}/**/*.{ts,tsx,mjs,cjs,js,css}', '*.{ts,mjs,js}'];

/** Every source file of the repository, by path. */
export const readSources = (): readonly Source[] =>
  globSync(patterns, { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .toSorted()
    .map((path) => ({ path, text: readFileSync(inRoot(path), 'utf8') }));
