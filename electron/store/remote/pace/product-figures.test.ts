import { request as httpRequest, type ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTestClock, silentLog } from '#test/kit/clock.ts';
import { createCoderApi } from '../coder-api.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { bareMember, ORGANIZATION, TOKEN, USER } from '../testing/api.ts';
import { sendJson, startServer } from '../testing/server.ts';
import { createDeadlines, exchange } from '../wire/exchange.ts';

const open: { close: () => Promise<void> | void }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

type Answer = (response: ServerResponse, nowMs: number, count: number) => void;

/** The client as the app has it, with its own figures, on a clock whose waits take no time. */
const meet = async (answer: Answer) => {
  const { clock, advance } = createTestClock();
  const arrivals: number[] = [];
  const server = await startServer((_, response, count) => {
    arrivals.push(clock.monotonicMs());
    answer(response, clock.monotonicMs(), count);
  });
  const api = createCoderApi({ url: server.url, token: TOKEN, clock, log: silentLog, random: () => 0.5 });
  open.push(server, api);
  return { api, clock, advance, arrivals };
};

describe('the figures of the product', () => {
  it('are these, and nobody changes them in passing (RET-1 to RET-6)', () => {
    expect(DEFAULT_LIMITS).toEqual({
      connectMs: 10_000,
      connectLeastMs: 1_000,
      connectAllMs: 30_000,
      firstByteMs: 30_000,
      idleBodyMs: 15_000,
      wholeMs: 60_000,
      freeSocketMs: 4_000,
      bodyBytes: 16 * 1024 * 1024,
      nearBodyBytes: 4 * 1024 * 1024,
      jsonDepth: 32,
      attempts: 3,
      backoffBaseMs: 500,
      backoffCapMs: 20_000,
      pauseMinMs: 1_000,
      pauseMaxMs: 15 * 60_000,
      reserveShare: 0.1,
      startWidth: 4,
      maxWidth: 8,
      startWritesPerSecond: 20,
      maxWritesPerSecond: 50,
      quotaTokens: 500,
      quotaPerRetry: 14,
      streak: 20,
      streakPauseMs: 1_000,
      streakPauseMaxMs: 60_000,
    });
  });
});

describe('the time-outs of the product', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const start = () => {
    const expired: string[] = [];
    const deadlines = createDeadlines(DEFAULT_LIMITS, (reason) => void expired.push(reason));
    const pass = (ms: number): string | undefined => {
      vi.advanceTimersByTime(ms);
      return expired[0];
    };
    return { deadlines, pass };
  };

  // One way has 10 s of these: `ways.test.ts`.
  it('give a connection 30 s by all its ways, and a second for who tries them to tell what was wrong with each', () => {
    const { pass } = start();
    expect(pass(30_999)).toBeUndefined();
    expect(pass(1)).toBe('connect-timeout');
  });

  it('give the first byte 30 s from when the request is out', () => {
    const { deadlines, pass } = start();
    pass(9_000);
    deadlines.sent();
    expect(pass(29_999)).toBeUndefined();
    expect(pass(1)).toBe('answer-timeout');
  });

  it('give a silence in the body 15 s', () => {
    const { deadlines, pass } = start();
    deadlines.sent();
    deadlines.heard();
    pass(14_000);
    deadlines.heard();
    expect(pass(14_999)).toBeUndefined();
    expect(pass(1)).toBe('body-timeout');
  });

  it('give the whole of it 60 s, however it drips', () => {
    const { deadlines, pass } = start();
    deadlines.sent();
    for (let at = 0; at < 59; at += 1) {
      deadlines.heard();
      expect(pass(1_000)).toBeUndefined();
    }
    deadlines.heard();
    expect(pass(1_000)).toBe('whole-timeout');
  });
});

describe('packets that vanish while connecting (N45)', () => {
  it('end at the time-out of the connection, with proof that nothing was sent', async () => {
    const line = {
      secure: false,
      // A socket that never gets an answer to its first packet.
      open: (options: object) =>
        httpRequest({
          ...options,
          createConnection: () => Object.defineProperty(new Socket(), 'connecting', { value: true }),
        }),
      isClosed: () => false,
      close: () => undefined,
    };
    const request = { method: 'PUT', path: '/', body: '{}' } as const;
    const end = await exchange(line, { ...DEFAULT_LIMITS, connectAllMs: 20 }, TOKEN, request);
    expect(end).toMatchObject({ kind: 'break', phase: 'connecting', reason: 'connect-timeout' });
  });
});

describe('writes as they arrive at the server (RET-1)', () => {
  const put = bareMember([]);
  /** Arrivals in each second of the client's clock. */
  const histogram = (arrivals: readonly number[]): readonly number[] => {
    const seconds = new Map<number, number>();
    for (const at of arrivals)
      seconds.set(Math.floor(at / 1_000), (seconds.get(Math.floor(at / 1_000)) ?? 0) + 1);
    return [...seconds.values()];
  };

  it('begin at 20 a second and come to no more than 50, with a burst of a quarter of a second', async () => {
    const { api, arrivals } = await meet((response) => sendJson(response, 200, put));
    for (let n = 0; n < 1_200; n += 1) await api.putMemberRoles(ORGANIZATION, USER, []);
    const seconds = histogram(arrivals);
    expect(seconds[0]).toBeLessThanOrEqual(26);
    expect(Math.max(...seconds)).toBeLessThanOrEqual(63);
    // The last one is not whole.
    expect(Math.min(...seconds.slice(0, -1))).toBeGreaterThanOrEqual(19);
    expect(seconds.at(-2)).toBeGreaterThanOrEqual(45);
  });
});

describe('a server that fails whatever it is asked, for ten minutes (RET-5, N29)', () => {
  const MINUTES = 10 * 60_000;
  it.each<readonly [string, Answer]>([
    ['500', (response) => sendJson(response, 500, { message: 'no' })],
    [
      '503 with a short wait',
      (response) => sendJson(response, 503, { message: 'no' }, { 'Retry-After': '1' }),
    ],
    ['429 for ever', (response) => sendJson(response, 429, { message: 'no' }, { 'Retry-After': '1' })],
    ['a reset in the answer', (response) => response.destroy()],
    [
      'a body that is cut',
      (response) => {
        response.writeHead(200, { 'Content-Length': '100' });
        response.write('{');
        response.destroy();
      },
    ],
  ])('%s: gets at most 150 requests, however impatient who asks is', async (_, answer) => {
    const { api, clock, advance, arrivals } = await meet(answer);
    while (clock.monotonicMs() < MINUTES) {
      expect((await api.readSelf()).ok).toBe(false);
      if (clock.monotonicMs() < MINUTES) await api.putMemberRoles(ORGANIZATION, USER, ['a']);
      advance(100);
    }
    expect(arrivals.length).toBeLessThanOrEqual(150);
    expect(arrivals.length).toBeGreaterThan(20);
  });

  it('is asked as before as soon as it is well', async () => {
    const { api, clock, advance, arrivals } = await meet((response, nowMs) =>
      nowMs < MINUTES ? sendJson(response, 500, {}) : sendJson(response, 200, { version: 'v2.35.0' }),
    );
    while (clock.monotonicMs() < MINUTES) {
      await api.readBuildInfo();
      advance(100);
    }
    const failed = arrivals.length;
    const wellMs = clock.monotonicMs();
    for (let n = 0; n < 100; n += 1) expect(await api.readBuildInfo()).toMatchObject({ ok: true });
    expect(clock.monotonicMs() - wellMs).toBeLessThan(1_000);
    expect(arrivals.length - failed).toBe(100);
  });
});

describe('two resets a minute for an hour (N44)', () => {
  it('are got over: every read ends well, no write goes out twice, and the rate falls and comes back', async () => {
    const dead = new Set<number>();
    const puts: number[] = [];
    const { api, clock, advance, arrivals } = await meet((response, nowMs) => {
      const half = Math.floor(nowMs / 30_000);
      if (dead.has(half)) return void sendJson(response, 200, bareMember([], { id: USER, username: 'a' }));
      dead.add(half);
      response.destroy();
    });
    const rates: number[] = [];
    for (let second = 0; second < 3_600; second += 1) {
      for (let n = 0; n < 2; n += 1) expect(await api.readSelf()).toMatchObject({ ok: true });
      if (second % 10 === 0) {
        const before = arrivals.length;
        const outcome = await api.putMemberRoles(ORGANIZATION, USER, []);
        expect(arrivals.length - before).toBe(1);
        puts.push(outcome.class === 'applied' ? 1 : 0);
      }
      rates.push(api.pace().writesPerSecond);
      advance(Math.max(0, (second + 1) * 1_000 - clock.monotonicMs()));
    }
    expect(dead.size).toBe(120);
    expect(puts.every((one) => one === 1)).toBe(true);
    expect(Math.min(...rates)).toBeLessThan(DEFAULT_LIMITS.startWritesPerSecond);
    expect(rates.some((rate, at) => at > 0 && rate > (rates[at - 1] ?? rate))).toBe(true);
  }, 30_000);
});
