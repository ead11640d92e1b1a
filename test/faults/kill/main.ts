/**
 * `npm run torture`: kills engines at random until so many have died, or so much time is over.
 * `-- --kills N` (10,000), `--minutes M`, `--seed S` (plays the one round of that seed), `--from S` (the first
 * seed), `--jobs J` (2; each with a city of its own). Every round that goes wrong is printed with its seed.
 */

import { parseArgs } from 'node:util';
import { cleanOwnEnv } from '#build/node/env.mjs';
import { startCity } from '../city.ts';
import { createLives } from './lives.ts';
import { playRound } from './round.ts';

cleanOwnEnv();

const PEOPLE = 12;

const toWhole = (text: string | undefined, otherwise: number): number => {
  const found = Number(text ?? otherwise);
  if (!Number.isFinite(found) || found < 0) throw new Error(`${text} is not a number.`);
  return found;
};

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const { values } = parseArgs({
  options: {
    kills: { type: 'string' },
    minutes: { type: 'string' },
    seed: { type: 'string' },
    from: { type: 'string' },
    jobs: { type: 'string' },
  },
});
const wanted = values.seed === undefined ? toWhole(values.kills, 10_000) : 1;
const endsAt = Date.now() + toWhole(values.minutes, 24 * 60) * 60_000;
const jobs = values.seed === undefined ? toWhole(values.jobs, 2) : 1;
const first = toWhole(values.seed ?? values.from, Math.floor(Date.now() / 1_000));

const sums = { rounds: 0, lives: 0, kills: 0, people: 0, wrong: 0 };
let next = first;

const work = async (): Promise<void> => {
  const city = await startCity(PEOPLE);
  const lives = createLives();
  while (sums.kills < wanted && Date.now() < endsAt && (values.seed === undefined || sums.rounds === 0)) {
    const seed = next;
    next += 1;
    const round = await playRound(city, lives, seed);
    sums.rounds += 1;
    sums.lives += round.lives;
    sums.kills += round.died;
    sums.people += round.people;
    if (round.wrong.length > 0) {
      sums.wrong += 1;
      say(`seed ${seed}: ${round.wrong.join('; ')}`);
    }
    if (sums.rounds % 100 === 0) say(`${sums.kills} kills, ${sums.wrong} rounds wrong`);
  }
  await lives.close();
  await city.close();
};

say(`torture: ${wanted} kills from seed ${first} on, ${jobs} at a time`);
const startedAt = Date.now();
await Promise.all(Array.from({ length: Math.max(1, jobs) }, work));
say(
  `${sums.kills} kills in ${sums.lives} lives, ${sums.rounds} plans with ${sums.people} changes, ` +
    `${Math.round((Date.now() - startedAt) / 1_000)} s: ${sums.wrong} rounds wrong`,
);
process.exit(sums.wrong === 0 ? 0 : 1);
