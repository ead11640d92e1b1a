import { describe, expect, it } from 'vitest';
import type { Away } from '#shared/contract/host.ts';
import { createPresence, type PresenceCheck } from './presence.ts';

const setUp = () => {
  const told: Away[] = [];
  const state = {
    nowMs: 5_000,
    wallMs: 1_800_000_000_000,
    idleSeconds: 0 as number | null,
    isScreenLocked: false,
    isFocused: true,
  };
  const presence = createPresence({
    senses: {
      readIdleSeconds: () => state.idleSeconds,
      isScreenLocked: () => state.isScreenLocked,
      isFocused: () => state.isFocused,
    },
    clock: { monotonicMs: () => state.nowMs, nowMs: () => state.wallMs },
    tell: (away) => void told.push(away),
  });
  /** So many looks, fifteen seconds apart; without a person the system's own count grows as well. */
  const pass = (looks: number, isSomebodyThere: boolean): void => {
    for (let at = 0; at < looks; at += 1) {
      state.nowMs += 15_000;
      state.wallMs += 15_000;
      if (state.idleSeconds !== null) state.idleSeconds = isSomebodyThere ? 3 : state.idleSeconds + 15;
      presence.look();
    }
  };
  return { told, state, presence, pass };
};

describe('whether somebody is there', () => {
  it('says nothing while a person works in a window of ours, with the mouse alone as well', () => {
    const { told, pass } = setUp();
    pass(400, true);
    expect(told).toEqual([]);
  });

  it('tells from the first minute on how long nobody was there, and stops when somebody is back', () => {
    const { told, pass } = setUp();
    pass(60, false);
    expect(told).toHaveLength(57);
    expect(told[0]).toEqual({ why: 'idle', idleMs: 60_000 });
    expect(told.at(-1)).toEqual({ why: 'idle', idleMs: 900_000 });
    pass(10, true);
    // Once more, of the whole absence: it ended between two looks.
    expect(told.slice(57)).toEqual([{ why: 'idle', idleMs: 912_000 }]);
  });

  it('does not take work in another program for work here', () => {
    const { told, state, pass } = setUp();
    state.isFocused = false;
    pass(60, true);
    expect(told.at(-1)).toEqual({ why: 'idle', idleMs: 900_000 });
  });

  it('does not take a window that was brought to the front for a person', () => {
    const { told, state, pass } = setUp();
    state.isFocused = false;
    pass(40, false);
    state.isFocused = true;
    pass(20, false);
    expect(told.at(-1)).toEqual({ why: 'idle', idleMs: 900_000 });
  });

  it('does not take work in another program for work here when a window of ours comes to the front after it', () => {
    const { told, state, pass } = setUp();
    state.isFocused = false;
    pass(58, true);
    pass(1, false);
    state.isFocused = true;
    pass(1, false);
    expect(told.at(-1)).toEqual({ why: 'idle', idleMs: 900_000 });
  });

  it('counts keys of its own where the system does not say', () => {
    const { told, state, presence, pass } = setUp();
    state.idleSeconds = null;
    pass(30, false);
    presence.noteKey();
    expect(told.at(-1)).toEqual({ why: 'idle', idleMs: 450_000 });
    pass(4, false);
    expect(told.at(-1)).toEqual({ why: 'idle', idleMs: 60_000 });
  });

  it('says at once that the screen is locked or the computer sleeps, and a lock that is only found by looking', () => {
    const { told, state, presence } = setUp();
    presence.noteScreenLock();
    presence.noteSleep();
    state.isScreenLocked = true;
    presence.look();
    expect(told.map(({ why }) => why)).toEqual(['screen', 'sleep', 'screen']);
  });

  it.each([
    ['a movement', (presence: PresenceCheck) => presence.look()],
    ['a key', (presence: PresenceCheck) => presence.noteKey()],
  ])('says that nobody was there when the process stood still, and %s is all it sees after', (_, act) => {
    const { told, state, presence, pass } = setUp();
    pass(4, true);
    state.nowMs += 3_600_000;
    state.wallMs += 3_600_000;
    state.idleSeconds = 1;
    act(presence);
    expect(told.map(({ why }) => why)).toEqual(['idle']);
    expect(told[0]?.idleMs).toBeGreaterThan(3_590_000);
    pass(10, true);
    expect(told).toHaveLength(1);
  });

  it('takes no system at its word that says 0 for ever', () => {
    const { told, state, presence } = setUp();
    for (let at = 0; at < 60; at += 1) {
      state.nowMs += 15_000;
      state.wallMs += 15_000;
      presence.look();
    }
    expect(told.at(-1)).toEqual({ why: 'idle', idleMs: 900_000 });
  });

  it('sees a sleep that no system told of by the clock that went on, and nothing in one that was set back', () => {
    const { told, state, pass } = setUp();
    pass(4, true);
    state.wallMs += 90_000;
    pass(1, true);
    expect(told.map(({ why }) => why)).toEqual(['sleep']);
    state.wallMs -= 7_200_000;
    pass(10, true);
    expect(told).toHaveLength(1);
  });
});
