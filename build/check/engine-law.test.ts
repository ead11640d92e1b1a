import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../base/root.ts';

const law = readFileSync(inRoot('docs', 'engine.md'), 'utf8');
const migrations = globSync('electron/store/db/migrations/journal/*.sql', { cwd: inRoot() })
  .map((path) => readFileSync(inRoot(path), 'utf8'))
  .join('\n');

/** The states that changes move between, as the law draws them: `pending -> inflight`. */
const drawn = [...law.matchAll(/^(\w+) +--[^>\n]+> (\w+)(?: \([^)]*\))?(?:, or (\w+))?/gm)].flatMap(
  ([, from = '', to = '', other]) =>
    [to, other].filter((one) => one !== undefined).map((one) => `${from} -> ${one}`),
);

const legal = [...migrations.matchAll(/INSERT INTO legal_transition[^;]*;/g)].flatMap(([rows]) =>
  [...rows.matchAll(/\('(\w+)', '(\w+)'\)/g)].map(([, from, to]) => `${from} -> ${to}`),
);

describe('docs/engine.md', () => {
  it('draws exactly the moves that the journal allows', () => {
    expect(legal.length).toBeGreaterThan(10);
    expect([...new Set(drawn)].toSorted()).toEqual([...new Set(legal)].toSorted());
  });

  it('has the invariants I1 to I14 and the crash points X0 to X19, each once', () => {
    const idsOf = (pattern: RegExp): readonly number[] =>
      [...law.matchAll(pattern)].map(([, id]) => Number(id));
    expect(idsOf(/^\| I(\d+) \|/gm)).toEqual(Array.from({ length: 14 }, (_, at) => at + 1));
    expect(idsOf(/^\| X(\d+) \|/gm)).toEqual(Array.from({ length: 20 }, (_, at) => at));
  });
});
