import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mutate } from './apply.ts';
import { MUTANTS } from './index.ts';

const root = join(import.meta.dirname, '..', '..');

describe('the mutants of `npm run mutants`', () => {
  it('are many, and each has a name of its own', () => {
    expect(MUTANTS.length).toBeGreaterThanOrEqual(40);
    expect(new Set(MUTANTS.map(({ name }) => name)).size).toBe(MUTANTS.length);
  });

  for (const mutant of MUTANTS)
    it(`${mutant.name}: is where the table says, once, and has its tests`, () => {
      const text = readFileSync(join(root, mutant.file), 'utf8');
      const changed = mutate(text, mutant);
      expect(changed, `in ${mutant.file} there is not exactly once: ${mutant.find}`).not.toBeNull();
      expect(changed).not.toBe(text);
      expect(mutant.tests.filter((file) => !existsSync(join(root, file)))).toEqual([]);
    });
});
