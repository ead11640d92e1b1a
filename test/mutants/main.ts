/**
 * `npm run mutants`: takes each protection out in turn, in a copy, and shows that a test fails. Ends with 1 when a
 * mutant survives, is stale, or breaks the tests instead of failing one. `-- --only TEXT` takes those whose name,
 * file or row has it; `-- --list` only names them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { mutate } from './apply.ts';
import { MUTANTS, type Mutant } from './index.ts';
import { runTests } from './run-tests.ts';
import { createScratch } from './scratch.ts';

const root = join(import.meta.dirname, '..', '..');
const { values } = parseArgs({ options: { only: { type: 'string' }, list: { type: 'boolean' } } });
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const wanted = values.only ?? '';
const chosen = MUTANTS.filter(({ name, file, protects }) =>
  [name, file, protects].some((text) => text.includes(wanted)),
);

const tryOne = (dir: string, mutant: Mutant): { readonly isKilled: boolean; readonly line: string } => {
  const path = join(dir, mutant.file);
  const text = readFileSync(path, 'utf8');
  const changed = mutate(text, mutant);
  if (changed === null) return { isKilled: false, line: `stale     ${mutant.name} (${mutant.file})` };
  writeFileSync(path, changed);
  const { kind, detail } = runTests(dir, mutant.tests);
  writeFileSync(path, text);
  const word = { failed: 'killed   ', passed: 'SURVIVED ', broken: 'BROKEN   ' }[kind];
  return { isKilled: kind === 'failed', line: `${word} ${mutant.name} [${mutant.protects}]: ${detail}` };
};

const runAll = (): number => {
  const scratch = createScratch(root);
  try {
    const files = [...new Set(chosen.flatMap(({ tests }) => tests))];
    const before = runTests(scratch.dir, files);
    say(`${chosen.length} mutants; without any: ${before.kind}, ${before.detail}`);
    if (before.kind !== 'passed') return 1;
    let survived = 0;
    for (const [at, mutant] of chosen.entries()) {
      const { isKilled, line } = tryOne(scratch.dir, mutant);
      survived += isKilled ? 0 : 1;
      say(`${String(at + 1).padStart(3)} ${line}`);
    }
    say(`${chosen.length - survived} of ${chosen.length} killed`);
    return survived === 0 ? 0 : 1;
  } finally {
    scratch.remove();
  }
};

if (values.list === true) for (const { name, protects, file } of chosen) say(`${name} [${protects}] ${file}`);
else process.exitCode = runAll();
