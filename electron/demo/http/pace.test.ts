import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { GENERATIONS, type Generation } from '../rules/generation.ts';
import { type ListWork, priceOf } from '../rules/prices.ts';
import { createPace } from './pace.ts';

const STAYS = new AbortController().signal;
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Seconds that clients need who ask so many times, each as soon as its answer before is there. */
const play = async (prices: readonly number[], atOnce: number): Promise<number> => {
  const pace = createPace();
  const queue = [...prices];
  const startMs = performance.now();
  const client = async (): Promise<void> => {
    for (let price = queue.shift(); price !== undefined; price = queue.shift())
      await (await pace.begin()).end(price, STAYS);
  };
  const done = Promise.all(Array.from({ length: atOnce }, client)).then(() => performance.now());
  await vi.runAllTimersAsync();
  return ((await done) - startMs) / 1_000;
};
const times = (count: number, price: number): readonly number[] => Array.from({ length: count }, () => price);
const PEOPLE = 100_001;
const pages = (list: ListWork['list'], rows: number, generation: Generation): readonly number[] =>
  Array.from({ length: Math.ceil(PEOPLE / rows) }, (_, page) =>
    priceOf(generation, {
      method: 'GET',
      list: { list, sorted: PEOPLE, shown: Math.min(rows, PEOPLE - page * rows) },
    }),
  );

describe.each(GENERATIONS)('the prices of %s', (generation) => {
  const [read, write] = ['GET', 'PUT'].map((method) => priceOf(generation, { method, list: undefined }));
  const pair = (count: number): readonly number[] =>
    Array.from({ length: 2 * count }, (_, at) => (at % 2 === 0 ? (read ?? 0) : (write ?? 0)));
  // The table of coder-api 8, and its sentences; the figures were taken on a noisy machine with the client beside.
  it.each([
    ['members, pages of 1,000, four at a time', pages('members', 1_000, generation), 4, 18.1],
    ['users, pages of 1,000, four at a time', pages('users', 1_000, generation), 4, 8.6],
    ['members, pages of 25,000', pages('members', 25_000, generation), 1, 2.3],
    ['users, pages of 25,000', pages('users', 25_000, generation), 1, 2.3],
    ['all members', pages('members', PEOPLE, generation), 1, 1.3],
    ['all users', pages('users', PEOPLE, generation), 1, 1.8],
    ['69 times GET and PUT', pair(69), 1, 1],
    ['82 times GET and PUT, eight at a time', pair(82), 8, 1],
    ['204 times GET, eight at a time', times(204, read ?? 0), 8, 1],
  ])('give what was measured, to a fifth: %s', async (_what, prices, atOnce, seconds) => {
    const played = (await play(prices, atOnce)) / seconds;
    expect(played).toBeGreaterThan(0.8);
    expect(played).toBeLessThan(1.2);
  });
});

describe('the pace', () => {
  it('serves two at a time, and the others in the order in which they came', async () => {
    const pace = createPace();
    const log: string[] = [];
    const ask = async (name: string, price: number): Promise<void> => {
      const turn = await pace.begin();
      log.push(`begin ${name}`);
      await turn.end(price, STAYS);
      log.push(`end ${name}`);
    };
    const all = Promise.all([ask('a', 100), ask('b', 10), ask('c', 10), ask('d', 10)]);
    await vi.runAllTimersAsync();
    await all;
    expect(log).toEqual(['begin a', 'begin b', 'end b', 'begin c', 'end c', 'begin d', 'end d', 'end a']);
  });

  it('works no longer for somebody who went away', async () => {
    const pace = createPace();
    const gone = new AbortController();
    const turn = await pace.begin();
    const ended = turn.end(60_000, gone.signal);
    const startMs = performance.now();
    setTimeout(() => gone.abort(), 5);
    await vi.advanceTimersByTimeAsync(5);
    await ended;
    expect(performance.now() - startMs).toBe(5);
  });
});
