import type { Generation } from '#electron/demo/index.ts';
import type { Outcome } from './run-case.ts';

export type Results = ReadonlyMap<Generation, readonly Outcome[]>;

const COLUMN = 22;

/** One line per endpoint and situation, one column per generation. */
const toRows = (results: Results): readonly string[] => {
  const rows = new Map<string, string[]>();
  for (const outcomes of results.values())
    for (const { case: one, word, state } of outcomes) {
      const name = `${one.endpoint}, ${one.title}`;
      rows.set(name, [...(rows.get(name) ?? []), state === 'failed' ? `FAILED ${word}` : word]);
    }
  return [...rows].map(([name, words]) =>
    `${name.padEnd(66)}${words.map((word) => word.padEnd(COLUMN)).join('')}`.trimEnd(),
  );
};

const countBy = (words: readonly string[]): readonly string[] => {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].map(([word, count]) => `${count} ${word}`);
};

/** How many of everything. */
const toCounts = (results: Results): readonly string[] => {
  const all = [...results.values()].flat();
  const asked = all.filter(({ state }) => state === 'passed' || state === 'failed');
  const refusals = new Set(asked.map(({ word }) => word).filter((word) => word !== 'ok'));
  const skipped = all.flatMap((one) => (one.state === 'skipped' ? [one.why] : []));
  return [
    `${asked.length} asked of ${all.length}: ${countBy(all.map(({ state }) => state)).join(', ')}`,
    `${new Set(asked.map((one) => one.case.endpoint)).size} endpoints, ${asked.filter(({ word }) => word === 'ok').length} successes, ${refusals.size} kinds of refusal`,
    ...countBy(skipped).map((line) => `skipped: ${line}`),
  ];
};

/** The matrix as text, failures with their reasons below it. */
export const toMatrix = (results: Results): string => {
  const head = `${''.padEnd(66)}${[...results.keys()].map((name) => name.padEnd(COLUMN)).join('')}`;
  const failed = [...results].flatMap(([generation, outcomes]) =>
    outcomes.flatMap((one) =>
      one.state === 'failed'
        ? [`FAILED ${one.case.endpoint}, ${one.case.title}, ${generation}: ${one.why}`]
        : [],
    ),
  );
  return [head, ...toRows(results), '', ...failed, ...toCounts(results), ''].join('\n');
};
