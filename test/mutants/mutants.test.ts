import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { mutate } from './apply.ts';
import { MUTANTS } from './index.ts';
import { findPlace, readSources } from './place.ts';

const root = join(import.meta.dirname, '..', '..');
const sources = readSources(root);

/** What keeps a text from being a program; null for one, and for what is no TypeScript or JavaScript. */
const findSyntaxError = (file: string, text: string): string | null =>
  /\.([mc]?[jt]s|tsx)$/.test(file) ? (parseSync(file, text).errors[0]?.message ?? null) : null;

describe('the mutants of `npm run mutants`', () => {
  it('are many, and each has a name of its own', () => {
    expect(MUTANTS.length).toBeGreaterThanOrEqual(400);
    expect(new Set(MUTANTS.map(({ name }) => name)).size).toBe(MUTANTS.length);
  });

  it('are not the same twice for the same test', () => {
    const all = MUTANTS.flatMap(({ near, find, replace, tests }) =>
      tests.map((test) => JSON.stringify([near, find, replace, test])),
    );
    expect(all.filter((one, at) => all.indexOf(one) !== at)).toEqual([]);
  });

  for (const mutant of MUTANTS)
    it(`${mutant.name}: is in one place, once, and has its tests`, () => {
      const { find, near } = mutant;
      const file = findPlace(sources, mutant);
      expect(
        file,
        `not in exactly one file: ${find}${near === undefined ? '' : `, near ${near}`}`,
      ).not.toBeNull();
      const text = sources.get(file ?? '') ?? '';
      const changed = mutate(text, mutant);
      expect(changed, `in ${file} there is not exactly once: ${find}`).not.toBeNull();
      expect(changed).not.toBe(text);
      // One that only breaks the syntax is noticed by every test, whatever it protects.
      expect(findSyntaxError(file ?? '', changed ?? '')).toBeNull();
      expect(mutant.tests.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    });

  it('need no more than one text, where that stands in one file only', () => {
    const without = MUTANTS.filter(({ near }) => near !== undefined);
    expect(
      without.filter(({ find }) => findPlace(sources, { find }) !== null).map(({ name }) => name),
    ).toEqual([]);
  });
});
