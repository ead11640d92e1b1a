/** `npm run bench`: measures, prints a table, and keeps the numbers if asked. See `harness/arguments.ts`. */

import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { say, toDuration } from '#build/base/say.ts';
import { cleanOwnEnv } from '#build/node/env.mjs';
import { type Arguments, readArguments, USAGE } from './harness/arguments.ts';
import { openScreen } from './harness/screen.ts';
import { createStage, type Stage } from './harness/stage.ts';
import { toTable } from './harness/table.ts';
import { type Bench, isWithin, type Measured, type Size } from './harness/types.ts';
import { benches } from './measures/index.ts';

cleanOwnEnv();

const measure = async (stage: Stage, bench: Bench, size: Size): Promise<readonly Measured[] | null> => {
  const startMs = performance.now();
  try {
    const rows = await bench.run(stage, size);
    say(
      `${bench.name} at ${size.toLocaleString('en')}: measured in ${toDuration(performance.now() - startMs)}.`,
    );
    return rows.map((row) => ({ ...row, name: bench.name, size }));
  } catch (error) {
    say(
      `${bench.name} at ${size.toLocaleString('en')}: NOT MEASURED. ${error instanceof Error ? error.stack : error}`,
    );
    return null;
  }
};

const keep = (file: string, rows: readonly Measured[]): void => {
  const machine = { cpus: cpus().length, cpu: cpus()[0]?.model ?? 'unknown', node: process.versions.node };
  const kept = rows.map((row) => ({ ...row, isWithin: isWithin(row) }));
  writeFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), machine, rows: kept }, null, 2)}\n`);
};

const runAll = async ({ sizes, only, jsonFile, isStrict, builds }: Arguments): Promise<number> => {
  const startMs = performance.now();
  const stage = createStage({ openScreen: () => openScreen(builds), say });
  const rows: Measured[] = [];
  let missing = 0;
  try {
    for (const size of sizes) {
      for (const bench of benches) {
        if (!bench.sizes.includes(size) || (only.length > 0 && !only.includes(bench.name))) continue;
        const measured = await measure(stage, bench, size);
        rows.push(...(measured ?? []));
        if (measured === null) missing += 1;
      }
      await stage.drop(size);
    }
  } finally {
    await stage.close();
  }
  const over = rows.filter((row) => !isWithin(row)).length;
  console.log(`\n${toTable(rows)}\n`);
  say(`${rows.length} numbers, ${over} over target, ${missing} benchmarks not measured.`);
  say(`Took ${toDuration(performance.now() - startMs)}.`);
  if (jsonFile !== null) keep(jsonFile, rows);
  return missing > 0 || (isStrict && over > 0) ? 1 : 0;
};

const run = async (): Promise<number> => {
  const names = benches.map((bench) => bench.name);
  const wanted = readArguments(process.argv.slice(2), names);
  if (!('show' in wanted)) return runAll(wanted);
  console.log(wanted.show === 'usage' ? USAGE : names.join('\n'));
  return 0;
};

try {
  process.exitCode = await run();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
