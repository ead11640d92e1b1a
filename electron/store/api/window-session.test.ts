import { describe, expect, it } from 'vitest';
import { ok, type Result } from '#shared/base/result.ts';
import type { FromStore } from '#shared/contract/wire.ts';
import { silentLog } from '#test/kit/clock.ts';
import { CALLS_AT_ONCE, costOf, FIRST_LIMITS, WINDOW_LIMITS } from './call-costs.ts';
import { serveWindow } from './window-session.ts';

/** A window whose calls are answered when the test says so, at a time that the test says. */
const openWindow = () => {
  const clock = { nowMs: 0 };
  const sent: FromStore[] = [];
  const begun: string[] = [];
  const waiting: (() => void)[] = [];
  let receive: (message: unknown) => void = () => undefined;
  let lastId = 0;
  serveWindow(
    {
      send: (message) => void sent.push(message),
      onMessage: (listener) => {
        receive = listener;
      },
      onClose: () => undefined,
    },
    {
      dispatch: (name) => {
        begun.push(name);
        return new Promise<Result<unknown>>((resolve) => waiting.push(() => resolve(ok(null))));
      },
      log: silentLog,
      monotonicMs: () => clock.nowMs,
    },
  );
  const call = (name: string): void => {
    lastId += 1;
    receive({ kind: 'call', id: lastId, name, input: {} });
  };
  const answerAll = async (): Promise<void> => {
    for (const answer of waiting.splice(0)) answer();
    await Promise.resolve();
    await Promise.resolve();
  };
  const codes = (): readonly string[] =>
    sent.flatMap((one) => (one.kind === 'reply' && !one.reply.ok ? [one.reply.failure.code] : []));
  const turnedAway = (): number => codes().filter((code) => code === 'too-busy').length;
  return { clock, call, answerAll, begun, sent, turnedAway, send: (message: unknown) => receive(message) };
};

describe("the store's door for a window", () => {
  it('lets so many calls be under way at once, and turns the next away without running it', async () => {
    const window = openWindow();
    for (let i = 0; i < CALLS_AT_ONCE + 5; i += 1) window.call('draft.getSummary');
    expect(window.begun).toHaveLength(CALLS_AT_ONCE);
    expect(window.turnedAway()).toBe(5);
    await window.answerAll();
    window.call('draft.getSummary');
    expect(window.begun).toHaveLength(CALLS_AT_ONCE + 1);
  });

  it('lets so many calls in within a second by what they cost, however fast they are answered', async () => {
    const window = openWindow();
    const { cost } = costOf('history.verify');
    for (let ms = 0; ms < 2_000; ms += 10) {
      window.clock.nowMs = ms;
      for (let i = 0; i < 6; i += 1) window.call('history.verify');
      await window.answerAll();
    }
    const most = (WINDOW_LIMITS.burst + 2 * WINDOW_LIMITS.perSecond) / cost;
    expect(window.begun.length).toBeLessThanOrEqual(most);
    expect(window.begun.length).toBeGreaterThan(most * 0.9);
    expect(window.turnedAway()).toBe(1_200 - window.begun.length);
  });

  it('makes a name that nobody knows pay like any other', async () => {
    const window = openWindow();
    for (let i = 0; i < 5_000; i += 1) {
      window.call('no.such');
      if (i % 100 === 0) await window.answerAll();
    }
    expect(window.begun.length).toBeLessThanOrEqual(WINDOW_LIMITS.burst);
  });

  it('lets a pause in when everything else is turned away', async () => {
    const window = openWindow();
    for (let i = 0; i < 5_000; i += 1) window.call('member.list');
    window.call('apply.pause');
    expect(window.begun.at(-1)).toBe('apply.pause');
  });

  it('limits pauses too: a script cannot make a flood of them', () => {
    const window = openWindow();
    for (let i = 0; i < 10_000; i += 1) window.call('apply.pause');
    expect(window.begun).toHaveLength(FIRST_LIMITS.burst);
  });

  it('never runs two calls under one number', () => {
    const window = openWindow();
    window.send({ kind: 'call', id: 1, name: 'app.getStatus', input: {} });
    window.send({ kind: 'call', id: 1, name: 'app.getStatus', input: {} });
    expect(window.begun).toHaveLength(1);
    expect(window.sent).toMatchObject([{ kind: 'reply', id: 1, reply: { ok: false } }]);
  });
});
