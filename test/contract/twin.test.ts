import { afterAll, describe, expect, it } from 'vitest';
import { GENERATIONS, type Generation } from '#electron/demo/index.ts';
import { CASES } from './cases/index.ts';
import { findReachedAfterAll, findUnseenRefusals, findWithoutSuccess } from './coverage.ts';
import { createJudge } from './openapi/judge.ts';
import { type Results, toMatrix } from './run/matrix.ts';
import { type Outcome, runCase } from './run/run-case.ts';
import { createTwinWorlds } from './run/twin-worlds.ts';

const results = new Map<Generation, Outcome[]>();
const all: Results = results;

afterAll(() => {
  process.stdout.write(`\n${toMatrix(all)}`);
});

describe.each(GENERATIONS)('every endpoint of the table against %s', (generation) => {
  const judge = createJudge(generation);
  const worlds = createTwinWorlds(generation, (name, answer, body) => judge.see(name, answer.status, body));
  const outcomes: Outcome[] = [];
  results.set(generation, outcomes);
  afterAll(worlds.close);

  it.each(CASES.map((one) => [one.endpoint, one.title, one] as const))('%s, %s', async (_, __, one) => {
    const outcome = await runCase(one, await worlds.of(one));
    outcomes.push(outcome);
    expect(outcome).not.toMatchObject({ state: 'failed' });
    expect(outcome).not.toMatchObject({ state: 'skipped' });
  });

  it('answers as Coder describes it, but for the deviations, and needs each of them', () => {
    // Each case asks at least once.
    expect(judge.seen()).toBeGreaterThan(500);
    expect(judge.findings()).toEqual([]);
    expect(judge.unused()).toEqual([]);
  });
});

describe('the suite', () => {
  it('has seen each endpoint succeed wherever it exists', () => {
    expect(findWithoutSuccess(all)).toEqual([]);
  });

  it('has seen each refusal that the client knows, or says why not', () => {
    expect(findUnseenRefusals(all)).toEqual([]);
    expect(findReachedAfterAll(all)).toEqual([]);
  });
});
