import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sameEnd } from '#test/faults/checker/rules-plan.ts';
import { killFolder } from '#test/faults/kill/lives.ts';
import { type Command, commands } from './commands.ts';
import { createStage } from './play.ts';

const CASES = 60;
const PRELUDE = 12;
const MOST_DEATHS = 5;

/** Longer than any request held back: what is on the way has come in, on both stages alike. */
const LONG_MS = 120_000;

const CALM: readonly Command[] = [
  { do: 'kill' },
  { do: 'disk', isFull: false },
  { do: 'keychain', isLocked: false },
  { do: 'token', isRevoked: false },
  { do: 'server', isOther: false },
  { do: 'faults', percent: 0, hasRefusals: false },
  { do: 'wait', ms: LONG_MS },
];

/** The same beginning, with the same dice, up to a death; then some deaths more while it is cleared up, or none. */
const liveOn = async (seed: number, prelude: readonly Command[], deathsMs: readonly number[]) => {
  const folder = killFolder();
  const stage = createStage(folder.dir, seed);
  await stage.perform({ do: 'restart' });
  for (const command of [...prelude, ...CALM]) await stage.perform(command);
  for (const ms of deathsMs) {
    await stage.perform({ do: 'restart' });
    for (let plan = 0; plan < stage.plans().length; plan += 1) await stage.perform({ do: 'resume', plan });
    await stage.perform({ do: 'wait', ms });
    await stage.perform({ do: 'kill' });
    // What the dead one had on the wire has come in before anybody reads.
    await stage.perform({ do: 'wait', ms: LONG_MS });
  }
  await stage.driveToTheEnd();
  const problems = stage.findProblems();
  const books = stage.books();
  stage.close();
  folder.remove();
  return { problems, books };
};

it('ends after any number of deaths in recovery as after one clean recovery', async () => {
  let plans = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(commands, { minLength: PRELUDE, maxLength: PRELUDE }),
      fc.nat(),
      fc.array(fc.nat({ max: 20_000 }), { minLength: 1, maxLength: MOST_DEATHS }),
      async (prelude, dice, deathsMs) => {
        const clean = await liveOn(dice, prelude, []);
        const other = await liveOn(dice, prelude, deathsMs);
        expect([...clean.problems, ...other.problems]).toEqual([]);
        expect(other.books).toHaveLength(clean.books.length);
        clean.books.forEach((book, at) => {
          const twin = other.books[at];
          expect(twin === undefined ? ['no such plan'] : sameEnd(book, twin)).toEqual([]);
          plans += 1;
        });
      },
    ),
    { numRuns: CASES, seed: 13 },
  );
  expect(plans).toBeGreaterThan(CASES / 2);
}, 300_000);
