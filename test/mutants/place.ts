import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mutant } from './mutant.ts';

/** Files whose text may hold a protection, by their path from the root of the tree. */
export type Sources = ReadonlyMap<string, string>;

const ROOTS = ['build', 'electron', 'renderer', 'shared', 'test'] as const;
const CODE = /\.(ts|tsx|mts|js|mjs|cjs|json|sql|css|html)$/;
const TESTS = /^test\/mutants\/|^test\/.*\.(?!ts$)\w+$|\.(test|e2e)\.tsx?$/;

/** Reads what a mutant may change: the product, its build and what tests are built from, never a test itself. */
export const readSources = (root: string): Sources => {
  const inside = ROOTS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  );
  const files = [...readdirSync(root), ...inside]
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => CODE.test(file) && !TESTS.test(file) && file !== 'package-lock.json');
  return new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
};

/** The one file that has the text of a mutant; null where there is none, or more than one: the mutant is stale. */
export const findPlace = (
  sources: Sources,
  { find, near = '' }: Pick<Mutant, 'find' | 'near'>,
): string | null => {
  const found = [...sources].filter(([, text]) => text.includes(find) && text.includes(near));
  return found.length === 1 ? (found[0]?.[0] ?? null) : null;
};
