import { Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type DialDeps, dial } from './dial.ts';

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** What an address does: takes the connection after so many milliseconds, refuses it, or lets packets vanish. */
type Habit = number | 'refuses' | 'vanishes' | 'no route';

/** Addresses by what they do; `6:` and `4:` say the family. */
const meet = async (habits: Readonly<Record<string, Habit>>) => {
  const asked: { readonly address: string; readonly atMs: number; readonly socket: Socket }[] = [];
  const startMs = performance.now();
  const deps: DialDeps = {
    lookup: async () =>
      Object.keys(habits).map((address) => ({ address, family: Number(address.charAt(0)) })),
    connect: ({ address }) => {
      const habit = habits[address] ?? 'vanishes';
      const socket = new Socket();
      asked.push({ address, atMs: performance.now() - startMs, socket });
      if (typeof habit === 'number') setTimeout(() => socket.destroyed || socket.emit('connect'), habit);
      else if (habit !== 'vanishes') {
        const code = habit === 'refuses' ? 'ECONNREFUSED' : 'ENETUNREACH';
        socket.destroy(Object.assign(new Error(code), { code }));
      }
      return socket;
    },
  };
  const run = async (limitMs = 5_000) => {
    const atMs = performance.now();
    const socket = await dial({ hostname: 'made.up', port: 1 }, AbortSignal.timeout(limitMs), deps);
    open.push(() => socket.destroy());
    const winner = asked.find((one) => one.socket === socket)?.address;
    return { winner, tookMs: performance.now() - atMs };
  };
  return { run, asked };
};

describe('the addresses of one name', () => {
  it('are waited for: the only one that works may take longer than the others are given', async () => {
    // Node's own way gives each 250 ms and then gives it up: it would end at the one that never answers.
    const { run, asked } = await meet({ '4:slow': 700, '6:dead': 'vanishes' });
    expect((await run()).winner).toBe('4:slow');
    expect(asked.find(({ address }) => address === '6:dead')?.socket.destroyed).toBe(true);
  });

  it('are tried side by side: one that never answers costs a quarter of a second', async () => {
    const { run } = await meet({ '6:dead': 'vanishes', '4:live': 0 });
    const { winner, tookMs } = await run();
    expect(winner).toBe('4:live');
    expect(tookMs).toBeGreaterThanOrEqual(240);
    expect(tookMs).toBeLessThan(2_000);
  });

  it('are tried at once when the one before failed, and by families in turn', async () => {
    const { run, asked } = await meet({
      '6:a': 'no route',
      '6:b': 'no route',
      '4:c': 'refuses',
      '4:d': 0,
    });
    const { winner } = await run();
    expect(winner).toBe('4:d');
    expect(asked.map(({ address }) => address)).toEqual(['6:a', '4:c', '6:b', '4:d']);
    expect(asked.at(-1)?.atMs).toBeLessThan(240);
  });

  it('that all fail are told by what says most: a refusal before a missing route', async () => {
    const { run } = await meet({ '6:a': 'no route', '4:b': 'refuses' });
    await expect(run()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('end with the time there is, and nothing stays open', async () => {
    const { run, asked } = await meet({ '6:a': 'vanishes', '4:b': 'vanishes' });
    await expect(run(400)).rejects.toMatchObject({ code: 'ETIMEDOUT' });
    expect(asked.length).toBe(2);
    expect(asked.every(({ socket }) => socket.destroyed)).toBe(true);
  });

  it('are not waited for longer than that when no name server answers', async () => {
    const deps: DialDeps = {
      lookup: () => new Promise(() => undefined),
      connect: () => {
        throw new Error('Nothing to connect to');
      },
    };
    const late = dial({ hostname: 'made.up', port: 1 }, AbortSignal.timeout(50), deps);
    await expect(late).rejects.toMatchObject({ code: 'ETIMEDOUT' });
  });
});
