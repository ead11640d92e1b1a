import { describe, expect, it } from 'vitest';
import { withTwin } from '../test-client.ts';
import { createRateLimiter } from './rate-limit.ts';

const MINUTE = 60_000;

describe('the limiter', () => {
  it('lets exactly the limit through in one window, then blocks without counting', () => {
    const limiter = createRateLimiter(3, () => 0);
    const verdicts = [1, 2, 3, 4, 5].map(() => limiter.take('k'));
    expect(verdicts.map((verdict) => verdict.isBlocked)).toEqual([false, false, false, true, true]);
    expect(verdicts.map((verdict) => verdict.remaining)).toEqual([2, 1, 0, 0, 0]);
    expect(verdicts[0]?.resetAt).toBe(60);
  });

  it('keeps keys apart', () => {
    const limiter = createRateLimiter(1, () => 0);
    expect(limiter.take('a').isBlocked).toBe(false);
    expect(limiter.take('b').isBlocked).toBe(false);
    expect(limiter.take('a').isBlocked).toBe(true);
  });

  it('weighs the previous window by the share that still counts', () => {
    let now = 0;
    const limiter = createRateLimiter(10, () => now);
    for (let sent = 0; sent < 10; sent += 1) limiter.take('k');
    now = MINUTE + MINUTE / 2;
    expect(limiter.take('k').remaining).toBe(4);
    now = 3 * MINUTE;
    expect(limiter.take('k').remaining).toBe(9);
  });
});

describe('rate limits over HTTP', () => {
  const nowMs = () => Date.UTC(2026, 6, 9, 12, 0, 30);

  it('block the 513th request to one path and leave other paths open', async () => {
    await withTwin(
      '2.35',
      async ({ call }) => {
        for (let sent = 0; sent < 512; sent += 1) await call('GET', '/experiments');
        const blocked = await call('GET', '/experiments');
        expect(blocked.status).toBe(429);
        expect(blocked.json).toEqual({
          message: "You've been rate limited for sending more than 512 requests in 1m0s.",
        });
        expect(blocked.header('Retry-After')).toBe('60');
        expect(blocked.header('X-RateLimit-Limit')).toBe('512');
        expect(blocked.header('X-RateLimit-Remaining')).toBe('0');
        expect(blocked.header('X-RateLimit-Reset')).toBe(String(Date.UTC(2026, 6, 9, 12, 1) / 1000));
        const other = await call('GET', '/organizations');
        expect(other.header('X-RateLimit-Remaining')).toBe('511');
      },
      { nowMs },
    );
  });

  it('count by user on 2.35 and by address before', async () => {
    const remaining = async (generation: '2.31' | '2.35'): Promise<string | null> => {
      let left: string | null = null;
      await withTwin(generation, async ({ call, twin }) => {
        await call('GET', '/experiments');
        left = (await call('GET', '/experiments', { token: twin.actors.member })).header(
          'X-RateLimit-Remaining',
        );
      });
      return left;
    };
    expect(await remaining('2.35')).toBe('511');
    expect(await remaining('2.31')).toBe('510');
  });

  it('count refused requests too', async () => {
    await withTwin('2.35', async ({ call }) => {
      await call('GET', '/users/me', { token: '' });
      const second = await call('GET', '/users/me', { token: '' });
      expect(second.status).toBe(401);
      expect(second.header('X-RateLimit-Remaining')).toBe('510');
    });
  });

  it('show the inner limit at login', async () => {
    await withTwin('2.24', async ({ call }) => {
      const answer = await call('POST', '/users/login', { body: {}, token: '' });
      expect(answer.header('X-RateLimit-Limit')).toBe('60');
    });
  });

  it('can be bypassed by owners on 2.35; anyone else breaks their request', async () => {
    const headers = { 'X-Coder-Bypass-Ratelimit': 'true' };
    await withTwin('2.35', async ({ call, twin }) => {
      await call('GET', '/experiments');
      expect((await call('GET', '/experiments', { headers })).header('X-RateLimit-Remaining')).toBe('512');
      const other = await call('GET', '/experiments', { headers, token: twin.actors.member });
      expect(other.status).toBe(428);
      expect(other.text.trim()).toBe('"X-Coder-Bypass-Ratelimit" provided but user is not owner');
    });
    await withTwin('2.31', async ({ call, twin }) => {
      const other = await call('GET', '/experiments', { headers, token: twin.actors.member });
      expect(other.status).toBe(200);
    });
  });

  it('can be switched off, with their headers', async () => {
    await withTwin(
      '2.35',
      async ({ call }) => {
        expect((await call('GET', '/experiments')).header('X-RateLimit-Limit')).toBeNull();
      },
      { rateLimit: false },
    );
  });
});
