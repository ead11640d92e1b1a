import { describe, expect, it } from 'vitest';
import {
  createQuestionLimit,
  REMEMBERED_MS,
  sayRefusal,
  TOLD_FROM,
  WAITS_FOR_ALL,
  WAITS_FOR_ONE,
} from './question-limit.ts';

const PLAN = { kind: 'plan', about: 'one' } as const;
const OTHER = { kind: 'plan', about: 'two' } as const;
const KINDS = ['plan', 'unlock', 'edit', 'probe', 'rotate', 'remove', 'sign-out'] as const;

const setUp = () => {
  const state = { nowMs: 1_000 };
  const limit = createQuestionLimit({ monotonicMs: () => state.nowMs });
  const pass = (ms: number): void => {
    state.nowMs += ms;
  };
  /** Waits as long as has to be waited, is asked, and says no; gives how long that was. */
  const sayNo = (asked: Parameters<typeof limit.note>[0]): number => {
    const waitMs = limit.findRefusal(asked)?.waitMs ?? 0;
    pass(waitMs);
    expect(limit.findRefusal(asked)).toBeNull();
    limit.note(asked, false);
    return waitMs;
  };
  return { limit, pass, sayNo };
};

describe('asking a person again after a no', () => {
  it('takes five seconds, then half a minute, then five minutes, and stays at that', () => {
    const { limit, pass, sayNo } = setUp();
    expect(limit.findRefusal(PLAN)).toBeNull();
    expect([1, 2, 3, 4, 5].map(() => sayNo(PLAN))).toEqual([0, 5_000, 30_000, 300_000, 300_000]);
    pass(299_999);
    expect(limit.findRefusal(PLAN)).toEqual({ why: 'one', waitMs: 1 });
  });

  it('does not hold up another question at once, but holds up all of them after some in a row', () => {
    const { limit, sayNo } = setUp();
    expect(sayNo(PLAN)).toBe(0);
    expect(limit.findRefusal(PLAN)).toMatchObject({ why: 'one' });
    expect(limit.findRefusal(OTHER)).toBeNull();
    const waits = KINDS.slice(1).map((kind) => sayNo({ kind, about: 'one' }));
    expect(waits).toEqual([0, 0, 0, 30_000, 30_000, 300_000]);
    expect(limit.findRefusal(OTHER)).toEqual({ why: 'all', waitMs: 300_000 });
  });

  it('leaves a script that asks of everything in turn few windows in an hour', () => {
    const { limit, pass } = setUp();
    let windows = 0;
    for (let second = 0; second < 3_600; second += 1) {
      for (let about = 0; about < 20; about += 1)
        for (const kind of KINDS)
          if (limit.findRefusal({ kind, about: String(about) }) === null) {
            windows += 1;
            limit.note({ kind, about: String(about) }, false);
          }
      pass(1_000);
    }
    expect(windows).toBeLessThanOrEqual(18);
  });

  it('is as at the start after a yes to the same, which says nothing about another', () => {
    const { limit, sayNo } = setUp();
    for (const asked of [OTHER, PLAN, PLAN]) sayNo(asked);
    expect(limit.countNos()).toBe(TOLD_FROM);
    limit.note(PLAN, true);
    expect([limit.countNos(), limit.findRefusal(PLAN)]).toEqual([0, null]);
    limit.note(OTHER, false);
    expect(limit.findRefusal(OTHER)).toEqual({ why: 'one', waitMs: 30_000 });
  });

  it('forgets a no after an hour in which there was none', () => {
    const { limit, pass, sayNo } = setUp();
    for (let n = 0; n < 4; n += 1) sayNo(PLAN);
    pass(REMEMBERED_MS - 1);
    expect(limit.countNos()).toBe(4);
    pass(1);
    expect(limit.countNos()).toBe(0);
    limit.note(PLAN, false);
    expect(limit.findRefusal(PLAN)?.waitMs).toBe(5_000);
  });

  it('ends for good when a person wants that, until the menu bar says otherwise', () => {
    const { limit, pass } = setUp();
    const told: boolean[] = [];
    limit.listen((isHolding) => told.push(isHolding));
    limit.stop();
    pass(10 * REMEMBERED_MS);
    for (const kind of KINDS) expect(limit.findRefusal({ kind, about: '' })?.why).toBe('stopped');
    limit.note(PLAN, true);
    expect(limit.findRefusal(PLAN)?.why).toBe('stopped');
    limit.allow();
    expect(limit.findRefusal(PLAN)).toBeNull();
    limit.note(PLAN, false);
    limit.allow();
    expect(limit.findRefusal(PLAN)).toBeNull();
    expect(told).toEqual([false, true, true, false, true, false]);
  });

  it('always says what happened and what can be done', () => {
    for (const why of ['one', 'all'] as const) {
      const { cause, wayOn } = sayRefusal({ why, waitMs: 4_001 });
      expect(cause).toMatch(/^Rollcall did not ask: you said no to/);
      expect(wayOn).toBe(
        'Try again in 5 seconds, or choose “Let Rollcall ask again” in the File menu first.',
      );
    }
    expect(sayRefusal({ why: 'one', waitMs: 1 }).wayOn).toContain('in 1 second,');
    expect(sayRefusal({ why: 'one', waitMs: 300_000 }).wayOn).toContain('in 5 minutes,');
    expect(sayRefusal({ why: 'all', waitMs: 59_500 }).wayOn).toContain('in 1 minute,');
    const stopped = sayRefusal({ why: 'stopped', waitMs: null });
    expect(stopped.cause).toContain('asked nothing more');
    expect(stopped.wayOn).toContain('“Let Rollcall ask again” in the File menu, or start Rollcall again.');
  });

  it('has a reason for each wait, and they grow', () => {
    for (const waits of [WAITS_FOR_ONE, WAITS_FOR_ALL]) {
      for (const { why } of waits) expect(why.length).toBeGreaterThan(20);
      expect(waits.map(({ nos }) => nos)).toEqual(waits.map(({ nos }) => nos).toSorted((a, b) => a - b));
      expect(waits.map(({ waitMs }) => waitMs)).toEqual(
        waits.map(({ waitMs }) => waitMs).toSorted((a, b) => a - b),
      );
    }
  });
});
