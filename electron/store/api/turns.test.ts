import { describe, expect, it } from 'vitest';
import { SHARES } from './call-costs.ts';
import { createTurns } from './turns.ts';

const { signal } = new AbortController();

/** A machine whose time passes only by work and by timers: what is asked for soon runs at once, in order. */
const createMachine = (isApplying: boolean) => {
  const state = { nowMs: 0, isApplying, turns: 0 };
  const due: { readonly atMs: number; readonly run: () => void }[] = [];
  const turns = createTurns({
    isApplying: () => state.isApplying,
    monotonicMs: () => state.nowMs,
    soon: (run) => {
      state.turns += 1;
      due.push({ atMs: state.nowMs, run });
    },
    later: (run, ms) => due.push({ atMs: state.nowMs + ms, run }),
  });
  /** Lets time pass up to a moment; the engine's share is what is left of it. */
  const runTo = async (endMs: number): Promise<void> => {
    for (;;) {
      // What a turn set going runs in microtasks before the next timer.
      for (let i = 0; i < 10; i += 1) await Promise.resolve();
      due.sort((a, b) => a.atMs - b.atMs);
      const next = due[0];
      if (next === undefined || next.atMs > endMs) break;
      due.shift();
      state.nowMs = Math.max(state.nowMs, next.atMs);
      next.run();
    }
    state.nowMs = Math.max(state.nowMs, endMs);
  };
  const log: string[] = [];
  const ask = (
    name: string,
    options: { owner?: object; lane?: 'first' | 'light' | 'heavy'; ms?: number; signal?: AbortSignal } = {},
  ): void => {
    const { owner = machine, lane = 'heavy', ms = 1 } = options;
    const turn = turns.open({ lane, owner, signal: options.signal ?? signal });
    void turn.begin().then(() => {
      log.push(name);
      state.nowMs += ms;
      turn.end();
    });
  };
  const machine = { state, runTo, ask, log, turns };
  return machine;
};

describe('turns', () => {
  it('lets nobody wait while nothing is applied', async () => {
    const { ask, log, runTo } = createMachine(false);
    for (let i = 0; i < 50; i += 1) ask(`${i}`, { ms: 20 });
    await runTo(1);
    expect(log).toHaveLength(50);
  });

  it('leaves the engine more than 80 % of the time, whatever is asked, while a plan is applied', async () => {
    const { ask, log, runTo } = createMachine(true);
    for (let i = 0; i < 6_000; i += 1) ask('heavy', { ms: 3 });
    for (let i = 0; i < 6_000; i += 1) ask('light', { lane: 'light', ms: 1 });
    await runTo(10_000);
    const usedMs = log.reduce((sum, name) => sum + (name === 'heavy' ? 3 : 1), 0);
    expect(usedMs / 10_000).toBeLessThan(0.2);
    // And it is no wall: the page gets what is left.
    expect(usedMs / 10_000).toBeGreaterThan(0.1);
  });

  it('lets nobody wait for what was owed to a plan that has ended', async () => {
    const { ask, log, runTo, state } = createMachine(true);
    ask('long', { ms: 9_000 });
    await runTo(9_100);
    ask('next');
    await runTo(9_500);
    expect(log).toEqual(['long']);
    state.isApplying = false;
    await runTo(9_800);
    expect(log).toEqual(['long', 'next']);
  });

  it('has a call that stops something wait for nobody', async () => {
    const { ask, log, runTo } = createMachine(true);
    for (let i = 0; i < 200; i += 1) ask('heavy', { ms: 50 });
    await runTo(1_000);
    const before = log.length;
    ask('pause', { lane: 'first' });
    await Promise.resolve();
    await Promise.resolve();
    expect(log.slice(before)).toEqual(['pause']);
  });

  it('keeps a light question from waiting for heavy ones', async () => {
    const { ask, log, runTo, state } = createMachine(true);
    for (let i = 0; i < 20; i += 1) ask('heavy', { ms: 100 });
    await runTo(2_000);
    log.length = 0;
    ask('light', { lane: 'light' });
    await runTo(state.nowMs + 1);
    expect(log).toContain('light');
  });

  it('runs no more than a burst without a rest, so that a pause gets through', async () => {
    const { ask, log, runTo } = createMachine(true);
    for (let i = 0; i < 100; i += 1) ask('heavy', { ms: 5 });
    await runTo(0);
    expect(log.length * 5).toBeLessThanOrEqual(SHARES.heavy.burst + 5);
    expect(SHARES.heavy.burst + SHARES.light.burst).toBeLessThanOrEqual(100);
  });

  it('takes windows in turn: one with a thousand calls does not keep out one with a single call', async () => {
    const { ask, log, runTo } = createMachine(true);
    const many = {};
    for (let i = 0; i < 1_000; i += 1) ask('many', { owner: many });
    ask('few', { owner: {} });
    await runTo(0);
    expect(log.indexOf('few')).toBe(1);
  });

  it('lets go of what was called off while it waited, without a turn for it', async () => {
    const { ask, log, runTo, state } = createMachine(true);
    const gone = new AbortController();
    for (let i = 0; i < 500; i += 1) ask('gone', { ms: 0, signal: gone.signal });
    ask('wanted', { ms: 5 });
    gone.abort();
    await runTo(0);
    expect(log.at(-1)).toBe('wanted');
    expect(log).toHaveLength(501);
    expect(state.turns).toBeLessThan(5);
  });

  it('makes one very long question delay the next by ten seconds at most', async () => {
    const { ask, log, runTo, state } = createMachine(true);
    ask('review', { ms: 60_000 });
    await runTo(0);
    ask('next');
    const askedMs = state.nowMs;
    await runTo(askedMs + 10_100);
    expect(log).toEqual(['review', 'next']);
  });

  it('lets one that breathes go on after what is due, and has the calls after it pay', async () => {
    const { ask, log, runTo, state, turns } = createMachine(true);
    const turn = turns.open({ lane: 'heavy', owner: {}, signal });
    await runTo(0);
    const work = async (): Promise<void> => {
      await turn.begin();
      for (let slice = 0; slice < 10; slice += 1) {
        state.nowMs += 25;
        ask(`pause ${slice}`, { lane: 'first', ms: 0 });
        await turn.breathe();
        log.push(`slice ${slice}`);
      }
      turn.end();
    };
    void work();
    await runTo(250);
    expect(log.slice(0, 4)).toEqual(['pause 0', 'slice 0', 'pause 1', 'slice 1']);
    expect(log).toHaveLength(20);
    ask('next');
    await runTo(1_000);
    expect(log).not.toContain('next');
    await runTo(3_000);
    expect(log).toContain('next');
  });
});
