import { describe, expect, it } from 'vitest';
import type { Topic } from '#shared/contract/define.ts';
import { createProgressAnnouncer } from './engine-state.ts';

/** An announcer whose waits end when the test says so. */
const openAnnouncer = () => {
  const said: (readonly Topic[])[] = [];
  const waits = new Map<number, () => void>();
  const clock = {
    nowMs: () => 0,
    monotonicMs: () => 0,
    sleep: (ms: number) => new Promise<'slept'>((resolve) => waits.set(ms, () => resolve('slept'))),
  };
  const deps = {
    announce: (topics: readonly Topic[]) => void said.push(topics),
    setProgress: () => undefined,
    clock,
  };
  const announcer = createProgressAnnouncer(deps, { announceMs: 250, announceListsMs: 2_000 }, () => null);
  const pass = async (ms: number): Promise<void> => {
    const wait = waits.get(ms);
    waits.delete(ms);
    wait?.();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { said, announcer, pass };
};

describe('what the window is told of an apply', () => {
  it('renews the lists of people eight times more seldom than the run, however many changes end', async () => {
    const { said, announcer, pass } = openAnnouncer();
    for (let change = 0; change < 1_000; change += 1) announcer.tellSoon();
    for (let quarter = 0; quarter < 8; quarter += 1) {
      await pass(250);
      announcer.tellSoon();
    }
    expect(said.every((topics) => topics.join() === 'plans')).toBe(true);
    await pass(2_000);
    expect(said.filter((topics) => topics.includes('applying'))).toHaveLength(1);
  });

  it('renews them at once where the run begins, stands still or ends', () => {
    const { said, announcer } = openAnnouncer();
    announcer.tellNow();
    expect(said).toEqual([['plans', 'applying']]);
  });
});
