import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mutate } from './apply.ts';
import type { Mutant } from './mutant.ts';
import type { Outcome } from './outcome.ts';
import { findPlace, readSources, type Sources } from './place.ts';
import { openTests } from './run-tests.ts';
import { createScratch } from './scratch.ts';

/** What became of one mutant. `red`: its tests fail without it too, so that their failing says nothing. */
export type Verdict = 'killed' | 'survived' | 'stale' | 'broken' | 'red';

type Plan = {
  readonly root: string;
  readonly mutants: readonly Mutant[];
  /** How many copies of the tree are worked in at once. */
  readonly copies: number;
  /** No mutant is begun after this. */
  readonly untilMs: number;
  readonly onVerdict: (mutant: Mutant, verdict: Verdict, detail: string) => void;
};

const VERDICTS = { failed: 'killed', passed: 'survived', broken: 'broken' } as const;

type Tests = ReturnType<typeof openTests>;

/** Runs the tests of a mutant with its protection taken out, and puts it back. */
const tryOne = async (
  { dir, sources }: { readonly dir: string; readonly sources: Sources },
  tests: Tests,
  mutant: Mutant,
): Promise<readonly [Verdict, string]> => {
  const file = findPlace(sources, mutant);
  if (file === null) return ['stale', `not in exactly one file: ${mutant.find}`];
  const path = join(dir, file);
  const text = readFileSync(path, 'utf8');
  const changed = mutate(text, mutant);
  if (changed === null) return ['stale', file];
  writeFileSync(path, changed);
  try {
    const { kind, detail } = await tests.run(mutant.tests);
    return [VERDICTS[kind], detail];
  } finally {
    writeFileSync(path, text);
  }
};

/**
 * Tries mutants in copies of the tree, several at once, and says of each what became of it. Each test file is run once
 * as it is, before the first mutant that it must notice. Resolves with those that were not tried for want of time.
 */
export const tryMutants = async (plan: Plan): Promise<readonly Mutant[]> => {
  const waiting = [...plan.mutants];
  const asTheyAre = new Map<string, Promise<Outcome>>();
  const findRed = async (tests: Tests, mutant: Mutant): Promise<string | null> => {
    for (const file of mutant.tests) {
      const run = asTheyAre.get(file) ?? tests.run([file]);
      asTheyAre.set(file, run);
      const { kind, detail } = await run;
      if (kind !== 'passed') return `${file}: ${detail}`;
    }
    return null;
  };
  const work = async (): Promise<void> => {
    const scratch = createScratch(plan.root);
    const tree = { dir: scratch.dir, sources: readSources(scratch.dir) };
    const tests = openTests(scratch.dir);
    try {
      while (Date.now() < plan.untilMs) {
        const mutant = waiting.shift();
        if (mutant === undefined) return;
        const red = await findRed(tests, mutant);
        const [verdict, detail] = red === null ? await tryOne(tree, tests, mutant) : (['red', red] as const);
        plan.onVerdict(mutant, verdict, detail);
      }
    } finally {
      tests.close();
      scratch.remove();
    }
  };
  await Promise.all(Array.from({ length: plan.copies }, work));
  return waiting;
};
