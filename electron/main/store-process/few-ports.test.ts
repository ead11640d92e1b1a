import { describe, expect, it } from 'vitest';
import { createFewPorts, PORT_LIMITS } from './few-ports.ts';

const open = () => {
  const state = { nowMs: 0, opened: [] as number[] };
  const timers: { readonly atMs: number; readonly run: () => void }[] = [];
  const ask = createFewPorts({
    monotonicMs: () => state.nowMs,
    later: (run, ms) => timers.push({ atMs: state.nowMs + ms, run }),
  });
  const runTo = (ms: number): void => {
    for (let next = timers.shift(); next !== undefined; next = timers.shift()) {
      state.nowMs = Math.min(ms, next.atMs);
      next.run();
    }
    state.nowMs = ms;
  };
  return {
    state,
    timers,
    runTo,
    request: (n: number, window = 1) => ask(window, () => void state.opened.push(n)),
  };
};

describe('lines to the store', () => {
  it('are given at once to a page that loads, a few times', () => {
    const { request, state } = open();
    for (let n = 0; n < PORT_LIMITS.burst; n += 1) request(n);
    expect(state.opened).toHaveLength(PORT_LIMITS.burst);
  });

  it('are few, however often a script asks, and the newest request comes true', () => {
    const { request, state, timers, runTo } = open();
    for (let n = 0; n < 20_000; n += 1) request(n);
    expect(state.opened).toHaveLength(PORT_LIMITS.burst);
    expect(timers).toHaveLength(1);
    runTo(5_000);
    expect(state.opened).toHaveLength(PORT_LIMITS.burst + 1);
    expect(state.opened.at(-1)).toBe(19_999);
  });

  it('of one window do not keep another waiting', () => {
    const { request, state } = open();
    for (let n = 0; n < 1_000; n += 1) request(n);
    state.opened.length = 0;
    request(7, 2);
    expect(state.opened).toEqual([7]);
  });
});
