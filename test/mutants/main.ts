/**
 * `npm run mutants`: takes each protection out in turn, in copies, and shows that a test fails. Ends with 1 when a
 * mutant survives, is stale, or breaks the tests instead of failing one.
 * `--only TEXT` (as often as you like) takes those whose name, place, row or tests have it; `--unit` and `--electron`
 * those that need no Electron and those that do; `--list` only names them; `--minutes N` begins none after that time
 * and says how to go on; `--from N` goes on; `--copies N` works in so many copies at once instead of two.
 */

import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cleanOwnEnv } from '#build/node/env.mjs';
import { MUTANTS, type Mutant } from './index.ts';
import { findPlace, readSources } from './place.ts';
import { isForElectron } from './run-tests.ts';
import { tryMutants, type Verdict } from './try-mutants.ts';

cleanOwnEnv();

const root = join(import.meta.dirname, '..', '..');
const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    unit: { type: 'boolean' },
    electron: { type: 'boolean' },
    list: { type: 'boolean' },
    from: { type: 'string' },
    minutes: { type: 'string' },
    copies: { type: 'string' },
  },
});
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const needsElectron = ({ tests }: Mutant): boolean => tests.some(isForElectron);
const sources = readSources(root);
const placeOf = (mutant: Mutant): string => findPlace(sources, mutant) ?? 'stale';
const isWanted = (mutant: Mutant): boolean =>
  values.only?.some((wanted) =>
    [mutant.name, mutant.protects, placeOf(mutant), ...mutant.tests].some((text) => text.includes(wanted)),
  ) ?? true;
const wanted = MUTANTS.filter(isWanted);
const quick = values.electron === true ? [] : wanted.filter((mutant) => !needsElectron(mutant));
const slow = values.unit === true ? [] : wanted.filter(needsElectron);
const chosen = [...quick, ...slow];
const counts: Record<Verdict, number> = { killed: 0, survived: 0, stale: 0, broken: 0, red: 0 };
const onVerdict = (mutant: Mutant, verdict: Verdict, detail: string): void => {
  counts[verdict] += 1;
  const word = verdict === 'killed' ? verdict : verdict.toUpperCase();
  const at = String(chosen.indexOf(mutant) + 1).padStart(3);
  say(`${at} ${word.padEnd(9)} ${mutant.name} [${mutant.protects}]: ${detail}`);
};

const run = async (): Promise<number> => {
  const minutes = Number(values.minutes ?? Number.POSITIVE_INFINITY);
  const untilMs = Date.now() + minutes * 60_000;
  const from = Number(values.from ?? 1) - 1;
  const left = [
    ...(await tryMutants({
      root,
      mutants: quick.slice(from),
      copies: Number(values.copies ?? 2),
      untilMs,
      onVerdict,
    })),
    // Electron has one display and one keychain: never two of those at once.
    ...(await tryMutants({
      root,
      mutants: slow.slice(Math.max(0, from - quick.length)),
      copies: 1,
      untilMs,
      onVerdict,
    })),
  ];
  const tried = Object.values(counts).reduce((sum, count) => sum + count, 0);
  say(`${counts.killed} of ${tried} killed: ${JSON.stringify(counts)}`);
  const [next] = left;
  if (next !== undefined) say(`${left.length} not tried; go on with --from ${chosen.indexOf(next) + 1}`);
  return counts.killed === tried ? 0 : 1;
};

if (values.list === true)
  for (const mutant of chosen) say(`${mutant.name} [${mutant.protects}] ${placeOf(mutant)}`);
else process.exitCode = await run();
