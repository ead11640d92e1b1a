import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mutate } from '#test/mutants/apply.ts';
import { DURABILITY } from '#test/mutants/durability.ts';
import { JOURNAL_MUTANTS } from '#test/mutants/journal.ts';
import { runTests } from '#test/mutants/run-tests.ts';
import { createScratch } from '#test/mutants/scratch.ts';
const scratch = createScratch(import.meta.dirname);
const only = process.argv[2];
try {
  for (const mutant of [...DURABILITY, ...JOURNAL_MUTANTS.filter(({ name }) => name === 'a reader may write')]) {
    if (only && !mutant.name.includes(only)) continue;
    const path = join(scratch.dir, mutant.file);
    const text = readFileSync(path, 'utf8');
    const changed = mutate(text, mutant);
    if (changed === null) { console.log('stale', mutant.name); continue; }
    writeFileSync(path, changed);
    const { kind, detail } = runTests(scratch.dir, mutant.tests);
    writeFileSync(path, text);
    console.log(kind, '|', mutant.name, '|', detail);
  }
} finally { scratch.remove(); }
