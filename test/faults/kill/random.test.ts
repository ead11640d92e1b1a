import { afterAll, beforeAll, expect, it } from 'vitest';
import { type City, startCity } from '../city.ts';
import { createLives, type Lives } from './lives.ts';
import { playRound } from './round.ts';

const KILLS = 300;
const FIRST_SEED = 20_260;
let city: City;
let lives: Lives;
beforeAll(async () => {
  city = await startCity(12);
  lives = createLives();
});
afterAll(async () => {
  await lives.close();
  await city.close();
});

it(`an engine killed at ${KILLS} random moments, some in recovery, loses nothing and sends nothing twice`, async () => {
  let died = 0;
  for (let seed = FIRST_SEED; died < KILLS; seed += 1) {
    const round = await playRound(city, lives, seed);
    expect(round.wrong, `seed ${seed}: npm run torture -- --seed ${seed}`).toEqual([]);
    died += round.died;
  }
  expect(died).toBeGreaterThanOrEqual(KILLS);
}, 900_000);
