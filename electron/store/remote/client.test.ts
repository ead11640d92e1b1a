import { expect, it } from 'vitest';
import { realClock, silentLog } from '#test/kit/clock.ts';
import { createClient } from './client.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { createGate } from './pace/gate.ts';
import type { Health } from './pace/limiter.ts';
import { TOKEN } from './testing/api.ts';
import type { WireLine } from './wire/agent.ts';

it('opens nothing once its line was closed, and does not hold that against the host', async () => {
  const { gate } = createGate(realClock, DEFAULT_LIMITS);
  const told: Health[] = [];
  const opened: unknown[] = [];
  const line: WireLine = {
    secure: true,
    open: ({ path }) => {
      opened.push(path);
      throw new Error('Nothing is opened here');
    },
    isClosed: () => true,
    close: () => undefined,
  };
  const client = createClient({
    asked: { url: 'https://coder.example.com', host: 'coder.example.com', token: TOKEN },
    limits: DEFAULT_LIMITS,
    line,
    gate: {
      ...gate,
      leave: (health) => {
        told.push(health);
        gate.leave(health);
      },
    },
    clock: realClock,
    log: silentLog,
    random: () => 0.5,
  });
  const ends = await Promise.allSettled([
    client.read({ method: 'GET', path: '/read' }),
    client.write({ method: 'PUT', path: '/write', body: '{}' }),
  ]);
  expect(opened).toEqual([]);
  const stopped = { value: { kind: 'break', phase: 'connecting', reason: 'aborted' } };
  expect(ends).toMatchObject([stopped, stopped]);
  expect(told).toEqual(['neutral', 'neutral']);
});
