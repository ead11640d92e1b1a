import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { mutate } from './apply.ts';
import { MUTANTS } from './index.ts';

const root = join(import.meta.dirname, '..', '..');

/** What keeps a text from being a program; null for one, and for what is no TypeScript or JavaScript. */
const findSyntaxError = (file: string, text: string): string | null =>
  /\.([mc]?[jt]s|tsx)$/.test(file) ? (parseSync(file, text).errors[0]?.message ?? null) : null;

describe('the mutants of `npm run mutants`', () => {
  it('are many, and each has a name of its own', () => {
    expect(MUTANTS.length).toBeGreaterThanOrEqual(400);
    expect(new Set(MUTANTS.map(({ name }) => name)).size).toBe(MUTANTS.length);
  });

  it('are not the same twice for the same test', () => {
    const all = MUTANTS.flatMap(({ file, find, replace, tests }) =>
      tests.map((test) => JSON.stringify([file, find, replace, test])),
    );
    expect(all.filter((one, at) => all.indexOf(one) !== at)).toEqual([]);
  });

  for (const mutant of MUTANTS)
    it(`${mutant.name}: is where the table says, once, and has its tests`, () => {
      const text = readFileSync(join(root, mutant.file), 'utf8');
      const changed = mutate(text, mutant);
      expect(changed, `in ${mutant.file} there is not exactly once: ${mutant.find}`).not.toBeNull();
      expect(changed).not.toBe(text);
      // One that only breaks the syntax is noticed by every test, whatever it protects.
      expect(findSyntaxError(mutant.file, changed ?? '')).toBeNull();
      expect(mutant.tests.filter((file) => !existsSync(join(root, file)))).toEqual([]);
    });
});
