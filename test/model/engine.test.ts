import fc from 'fast-check';
import { expect, it } from 'vitest';
import { killFolder } from '#test/faults/kill/lives.ts';
import { commands } from './commands.ts';
import { play } from './play.ts';

const SEQUENCES = 250;
const COMMANDS = 60;
const SEED = 20_261_122;

it(`keeps all its promises in ${SEQUENCES} sequences of ${COMMANDS} things that may happen`, async () => {
  const seen = { plans: 0, puts: 0, unknowns: 0, ends: new Set<string>() };
  await fc.assert(
    fc.asyncProperty(
      fc.array(commands, { minLength: COMMANDS, maxLength: COMMANDS }),
      fc.nat(),
      async (script, dice) => {
        const folder = killFolder();
        const played = await play(folder.dir, dice, script);
        folder.remove();
        seen.plans += played.plans;
        seen.puts += played.puts;
        seen.unknowns += played.unknowns;
        for (const end of played.ends) seen.ends.add(end);
        expect(played.problems).toEqual([]);
      },
    ),
    { numRuns: SEQUENCES, seed: SEED },
  );
  // A model in which nothing happens would promise nothing.
  expect(seen.plans).toBeGreaterThan(SEQUENCES);
  expect(seen.puts).toBeGreaterThan(SEQUENCES * 3);
  expect(seen.unknowns).toBeGreaterThan(SEQUENCES / 10);
  for (const end of ['applied ', 'applied resolved', 'skipped already', 'skipped conflict', 'cancelled '])
    expect([...seen.ends]).toContain(end);
}, 300_000);
